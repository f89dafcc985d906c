import { expect } from 'chai';
import { readClaims } from '../../../lib/common/auth/claims';
import { jwt } from '../../support/jwt';

const NOTHING = { issuedAtMs: undefined, expiresAtMs: undefined, accountId: undefined };

describe('access token claims', () => {
  const table: [string, string, object][] = [
    ['seconds with a fraction', jwt({ exp: 1_780_000_000.161645 }), { expiresAtMs: 1_780_000_000_161 }],
    ['whole seconds', jwt({ exp: 1_780_000_000 }), { expiresAtMs: 1_780_000_000_000 }],
    ['an expiry that is no number', jwt({ exp: '1780000000' }), {}],
    ['the time of issue', jwt({ iat: 1_780_000_000.5 }), { issuedAtMs: 1_780_000_000_500 }],
    ['an account id', jwt({ acct: '12345' }), { accountId: '12345' }],
    ['an account id as a number', jwt({ acct: 12345 }), { accountId: '12345' }],
    ['an empty account id', jwt({ acct: '' }), {}],
    ['no claim', jwt({}), {}],
    ['an opaque token', '0123456789abcdef', {}],
    ['three parts that are no JWT', 'a.b.c', {}],
    ['claims that are no object', `a.${btoa('null')}.c`, {}],
    ['claims without a signature', `a.${btoa('{"acct":"1"}')}`, {}],
  ];
  for (const [name, token, claims] of table) {
    it(`reads ${name}`, () => expect(readClaims(token)).to.deep.equal({ ...NOTHING, ...claims }));
  }
});
