import { pollToNowhere } from '../support/measuredStep';
import { median, timed } from '../support/median';
import { type EmulatorProcess, startEmulatorProcess } from '../support/startEmulatorProcess';

const PAGES_IN_ALL = 500;
const PAGE_SIZE = 100;

export interface AccountsRow {
  readonly accounts: number;
  readonly recordsPerS: number;
  /** Of what one account alone reads per second, in the same round. */
  readonly overOne: number;
}

/** The same number of pages, of one account or of so many at once, in one process; medians of the rounds. */
export async function measureAccounts(counts: readonly number[], rounds: number): Promise<AccountsRow[]> {
  const size = { items: PAGE_SIZE, customers: 1, sales: 1, orders: 1, matrices: 1 };
  const start = (accounts: number) =>
    startEmulatorProcess({ size, list: { pages: PAGES_IN_ALL / accounts, pageSize: PAGE_SIZE } });
  const emulators = await Promise.all(counts.map(start));
  const measured: number[][] = [];
  // The first round warms the compiler up.
  for (let round = 0; round <= rounds; round++) {
    const row: number[] = [];
    for (const [at, emulator] of emulators.entries()) row.push(await recordsPerS(emulator, counts[at] ?? 1));
    if (round > 0) measured.push(row);
  }
  await Promise.all(emulators.map((emulator) => emulator.stop()));
  const column = (at: number) => measured.map((row) => row[at] ?? Number.NaN);
  const one = column(0);
  return counts.map((accounts, at) => ({
    accounts,
    recordsPerS: median(column(at)),
    overOne: median(column(at).map((perS, round) => perS / (one[round] ?? Number.NaN))),
  }));
}

/** Accounts that differ have connections of their own in the process. */
async function recordsPerS({ cfg }: EmulatorProcess, accounts: number): Promise<number> {
  const poll = (at: number) =>
    pollToNowhere({
      ...cfg,
      ...{ accountId: String(at + 1), _account: `credential-${at}` },
      ...{ objectType: 'Item', emitBehavior: 'emitPage' },
    });
  const { wallMs } = await timed(() => Promise.all(Array.from({ length: accounts }, (_, at) => poll(at))));
  return (PAGES_IN_ALL * PAGE_SIZE * 1000) / wallMs;
}
