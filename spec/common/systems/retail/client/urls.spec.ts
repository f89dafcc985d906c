import { expect } from 'chai';
import { requestUrl } from '../../../../../lib/common/systems/retail/client/urls';
import { InputError, ProtocolError } from '../../../../../lib/common/util/errors';
import { errorOf } from '../../../../support/errorOf';

const ORIGIN = 'https://api.example.com';
const accountId = async () => '7';
const unasked = async () => expect.fail('the account was asked for');

describe('requestUrl', () => {
  it('puts the suffix after the last segment and the query behind it', async () => {
    expect(await requestUrl(ORIGIN, { path: 'Sale/277/refund', query: 'a=%3E,1' }, accountId)).to.equal(
      `${ORIGIN}/API/V3/Account/7/Sale/277/refund.json?a=%3E,1`,
    );
  });

  it('leaves the account out of absolute paths', async () => {
    expect(await requestUrl(ORIGIN, { path: '/API/V3/Account' }, unasked)).to.equal(`${ORIGIN}/API/V3/Account.json`);
  });

  it('keeps encoded ids encoded', async () => {
    expect(await requestUrl(ORIGIN, { path: 'Item/1%3Fx%3Dy', query: '' }, accountId)).to.equal(
      `${ORIGIN}/API/V3/Account/7/Item/1%3Fx%3Dy.json`,
    );
  });

  it('keeps a link of the same origin exactly as it is', async () => {
    const link = 'HTTPS://api.example.com:443/API/V3/Account/7/Item.json?after=WzEwNV0=&x=["a",1]';
    expect(await requestUrl(ORIGIN, { path: link }, unasked)).to.equal(link);
  });

  const foreign: Record<string, string> = {
    'https://evil.example.com/API/V3/Item.json?hush': 'https://evil.example.com',
    'https://api.example.com.evil.com/': 'https://api.example.com.evil.com',
    'http://api.example.com/API/V3/Item.json': 'http://api.example.com',
    'https://api.example.com:8443/API/V3/Item.json': 'https://api.example.com:8443',
    'https://hush:hush@api.example.com/API/V3/Item.json': 'https://api.example.com',
    'https://api.example.com@evil.example.com/': 'https://evil.example.com',
    'https:\\\\evil.example.com\\x': 'https://evil.example.com',
    'file:///etc/passwd': 'file://',
    'https://': 'an address that cannot be read',
  };
  for (const [link, place] of Object.entries(foreign)) {
    it(`refuses the link ${link}`, async () => {
      const error = await errorOf(requestUrl(ORIGIN, { path: link }, unasked));
      expect(error).to.be.instanceOf(ProtocolError);
      expect(error.message).to.contain(`leads to ${place} instead of ${ORIGIN}`).and.not.contain('hush');
    });
  }

  const outside = [
    '',
    '/',
    '//evil.example.com/Item',
    'Item/',
    'Item//1',
    'Item/../Account',
    'Item/.',
    'Item/%2e%2E/Account',
    'Item/..%2FAccount',
    'Item/..%5cAccount',
    'Item\\..\\Account',
    'Item/1?x=y',
    'Item/1#x',
    'Item/1 2',
    'Item/1%0d%0aX',
    'Item/%E0%A4%A',
  ];
  for (const path of outside) {
    it(`refuses the path ${JSON.stringify(path)}`, async () => {
      const error = await errorOf(requestUrl(ORIGIN, { path }, accountId));
      expect(error).to.be.instanceOf(InputError);
    });
  }
});
