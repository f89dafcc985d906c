import { expect } from 'chai';
import { isPublicAddress } from '../../../lib/common/http/ssrfGuard';

describe('isPublicAddress', () => {
  for (const address of ['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '192.167.0.1', '223.255.255.255']) {
    it(`is true of ${address}`, () => expect(isPublicAddress(address)).to.equal(true));
  }

  it('is true of IPv6 addresses that are handed out', () =>
    expect(isPublicAddress('2606:4700::6810:84e5')).to.equal(true));

  const inner: Record<string, readonly string[]> = {
    'this machine': ['127.0.0.1', '127.255.0.1', '0.0.0.0', '::1', '::'],
    'private networks': ['10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fd00::1'],
    'link-local addresses, where clouds keep their secrets': ['169.254.169.254', 'fe80::1'],
    'addresses of many or of none': ['224.0.0.1', '255.255.255.255', 'ff02::1', '198.18.0.1', '192.0.0.1'],
    'IPv4 in the clothes of IPv6': ['::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', '2002:a00:1::', '2001::1'],
    'what is no address': ['localhost', '', '10.0.0', '[::1]'],
  };
  for (const [name, addresses] of Object.entries(inner)) {
    it(`is false of ${name}`, () => expect(addresses.filter((address) => isPublicAddress(address))).to.deep.equal([]));
  }
});
