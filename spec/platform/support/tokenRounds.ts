import type { SharedAccount } from './sharedAccount';

/** What became of the tokens after a number of rounds, in each of which the token was dead. */
export interface RoundsOutcome {
  /** Pairs that the vendor handed out. */
  readonly grants: number;
  /** Grants that the vendor refused. */
  readonly refused: number;
  readonly done: number;
  readonly errors: readonly string[];
}

/** How the access token dies before a round: of old age, while nobody works, or revoked, so that all are refused at once. */
export type Death = 'expired' | 'revoked';

/** In each round the token is dead, and every step gets one message in the same moment. */
export async function tokenRounds(
  account: SharedAccount,
  { processes, rounds, death }: { readonly processes: number; readonly rounds: number; readonly death: Death },
): Promise<RoundsOutcome> {
  const { emulator } = account;
  const fields = { objectType: 'Item', lookupCriteria: 'itemID', allowZeroResults: false };
  const ids = Array.from({ length: processes }, (_, n) => `step${n + 1}`);
  const steps = await Promise.all(ids.map((id) => account.start({ id, fn: 'lookupObject', fields })));
  const all = { rounds: 0 };
  for (; all.rounds < rounds; all.rounds++) {
    emulator.clock.advance(death === 'expired' ? 2 * HOUR_MS : MINUTE_MS);
    if (death === 'revoked') emulator.revokeAccessTokens();
    await Promise.all(steps.map(({ flow }) => flow.send({ body: { itemID: '1' } })));
    await Promise.all(
      steps.map(({ flow }) =>
        flow.data.until(`round ${all.rounds + 1}`, ({ length }) => length + flow.rejected.items.length > all.rounds),
      ),
    );
  }
  const grants = emulator.log.entries.filter(({ grant }) => grant === 'refresh_token').map(({ status }) => status);
  return {
    grants: grants.filter((status) => status === 200).length,
    refused: grants.filter((status) => status !== 200).length,
    done: steps.reduce((sum, { flow }) => sum + flow.data.items.length, 0),
    errors: steps.flatMap(({ flow }) => flow.errors.items.map(({ message }) => message)),
  };
}

const HOUR_MS = 3_600_000;
/** More than the vendor's minute for five grants. */
const MINUTE_MS = 61_000;
