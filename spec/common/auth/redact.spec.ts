import { expect } from 'chai';
import { redact } from '../../../lib/common/auth/redact';
import { jwt } from './jwt';

describe('redact', () => {
  const table: [string, string, string][] = [
    ['keeps words', 'The refresh token is invalid.', 'The refresh token is invalid.'],
    [
      'keeps hosts and paths',
      'connect 127.0.0.1:54321 /API/V3/Account/1/Item.json',
      'connect 127.0.0.1:54321 /API/V3/Account/1/Item.json',
    ],
    ['cuts queries', 'GET https://host/path?token=abc&x=1 failed', 'GET https://host/path?*** failed'],
    ['cuts long codes', 'token 0a1b2c3d4e5f60718293a4b5 is bad', 'token *** is bad'],
    ['makes one line', ' first\n\tsecond  ', 'first second'],
    ['cuts the secrets it is told', 'my short pass word', 'my *** word'],
  ];
  for (const [name, text, expected] of table) {
    it(name, () => expect(redact(text, ['short pass', ''])).to.equal(expected));
  }

  it('leaves nothing of a JWT but dots', () => {
    const claims = { iss: 'https://cloud.lightspeedapp.com', exp: 1_780_000_000 };
    expect(redact(`Bearer ${jwt(claims)}`)).to.match(/^Bearer \*\*\*\.\*\*\*\.\w+$/);
  });

  it('cuts long texts', () => expect(redact('a b '.repeat(200))).to.have.length(303));
});
