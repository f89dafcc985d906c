import { expect } from 'chai';
import { type TokenResponse, tokensOf } from '../../../lib/common/auth/tokenResponse';
import { jwt } from '../../support/jwt';

const ISSUED_AT_MS = 1_700_000_000_000;
const TOKEN = jwt({ exp: 1_780_000_000.5 });

describe('tokens of a token response', () => {
  const table: [string, TokenResponse, number | undefined, number | undefined][] = [
    ['the life from a known issue', { access_token: TOKEN, expires_in: 1800 }, ISSUED_AT_MS, ISSUED_AT_MS + 1_800_000],
    ['the life as text', { access_token: TOKEN, expires_in: '1800' }, ISSUED_AT_MS, ISSUED_AT_MS + 1_800_000],
    ['the claim when the issue is unknown', { access_token: TOKEN, expires_in: 1800 }, undefined, 1_780_000_000_500],
    ['the claim when no life is told', { access_token: TOKEN }, ISSUED_AT_MS, 1_780_000_000_500],
    [
      'the claim when the life makes no sense',
      { access_token: TOKEN, expires_in: 'soon' },
      ISSUED_AT_MS,
      1_780_000_000_500,
    ],
    ['nothing of an opaque token', { access_token: 'A0', expires_in: 1800 }, undefined, undefined],
  ];
  for (const [name, response, issuedAtMs, expiresAtMs] of table) {
    it(`end with ${name}`, () => expect(tokensOf(response, issuedAtMs).expiresAtMs).to.equal(expiresAtMs));
  }
});
