import { expect } from 'chai';
import { openSharedAccount, type SharedAccount } from '../platform/support/sharedAccount';
import { type Death, tokenRounds } from '../platform/support/tokenRounds';

const ROUNDS = 50;

describe('Tokens of several containers that share a credential, over fifty lives', () => {
  let account: SharedAccount;
  beforeEach(async () => {
    account = await openSharedAccount({ size: { items: 5 }, registers: 20 });
  });
  afterEach(() => account?.close());

  for (const processes of [2, 8, 16]) {
    for (const death of ['expired', 'revoked'] satisfies Death[]) {
      it(`${processes}, the token ${death}: one grant each time, no message lost`, async () => {
        const outcome = await tokenRounds(account, { processes, rounds: ROUNDS, death });
        expect(outcome).to.deep.equal({ grants: ROUNDS, refused: 0, done: processes * ROUNDS, errors: [] });
      });
    }
  }
});
