import type { Part, Section } from '../report/section';
import { measureAccounts } from './measureAccounts';

/** Several accounts in one process. */
export const accounts: Part = {
  name: 'accounts',
  isInRealTime: true,
  async measure(rounds): Promise<Section> {
    const rows = await measureAccounts([1, 10, 50], rounds);
    return {
      title: 'Accounts in one process',
      how: HOW,
      tables: [
        {
          columns: ['accounts in one process', 'records per second in all', 'over one account'],
          rows: rows.map((row) => [row.accounts, row.recordsPerS, row.overOne]),
        },
      ],
    };
  },
};

const HOW = `One process polls several accounts at the same time, each from a connection of its own, in real time; a server without limits in another
process answers. The number of pages is the same in all rows. What one account reads per second in the same round is 1.`;
