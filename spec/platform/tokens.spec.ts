import { expect } from 'chai';
import { fastTime } from './support/fastTime';
import { openSharedAccount, type SharedAccount } from './support/sharedAccount';
import { type Death, tokenRounds } from './support/tokenRounds';

const ROUNDS = 3;
const SPEED = 5;

describe('Tokens of several containers that share a credential', () => {
  let account: SharedAccount;
  beforeEach(async () => {
    const { clock, env } = fastTime(SPEED);
    account = await openSharedAccount({ size: { items: 5 }, registers: 20, clock }, env);
  });
  afterEach(() => account?.close());

  const cases: [processes: number, death: Death][] = [
    [2, 'expired'],
    [8, 'revoked'],
  ];
  for (const [processes, death] of cases) {
    it(`${processes}, the token ${death}: one grant each time, no message lost`, async () => {
      const outcome = await tokenRounds(account, { processes, rounds: ROUNDS, death });
      expect(outcome).to.deep.equal({ grants: ROUNDS, refused: 0, done: processes * ROUNDS, errors: [] });
    });
  }
});
