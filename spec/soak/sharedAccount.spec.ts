import { expect } from 'chai';
import { type AccountFigures, accountOf, expectShared, measureAccount } from '../support/accountFigures';
import { type AccountPlan, READS, runAccount } from '../support/sharedAccount';

const SEEDS = Array.from({ length: 10 }, (_, i) => 1009 * (i + 1));
/** Prices up to that of a count or a large sale. */
const MIXED: readonly number[] = [1, 1, 1, 2.2, 5, 10];

const plans = (greedy: number, costs: readonly number[], atATime: number, plan: Partial<AccountPlan>, fromS: number) =>
  SEEDS.map((seed) => ({ steps: accountOf(greedy, { costs, atATime }, fromS), seconds: 900, seed, ...plan }));

/** What is asked for by the number of processes: prices of reads, and mixed ones. */
const ASKED: readonly (readonly [greedy: number, reads: AccountFigures, mixed: AccountFigures])[] = [
  [2, { used: 0.97, refused: 0, least: 0.95, atOnce: 1 }, { used: 0.97, refused: 0.002, least: 0.85, atOnce: 0.98 }],
  [4, { used: 0.97, refused: 0, least: 0.95, atOnce: 1 }, { used: 0.97, refused: 0.002, least: 0.8, atOnce: 0.98 }],
  [8, { used: 0.97, refused: 0, least: 0.9, atOnce: 0.98 }, { used: 0.97, refused: 0.005, least: 0.7, atOnce: 0.98 }],
  [
    16,
    { used: 0.97, refused: 0.001, least: 0.8, atOnce: 0.98 },
    { used: 0.97, refused: 0.01, least: 0.6, atOnce: 0.7 },
  ],
];

describe('processes on one account in all conditions (simulation)', () => {
  for (const registers of [1, 5]) {
    for (const latencyMs of [
      [20, 60],
      [150, 600],
      [500, 1500],
    ] as const) {
      for (const atATime of [1, 10]) {
        for (const [greedy, reads, mixed] of ASKED) {
          const what = `${greedy} processes, ${registers} registers, ${latencyMs.join(' to ')} ms, ${atATime} at a time`;
          const plan = { registers, latencyMs };
          // Two that send one request at a time, each answered after a second, cannot spend three drips in it.
          const most = (greedy * atATime * 1.28) / ((registers + 1) / 2) / ((latencyMs[0] + latencyMs[1]) / 2000);
          const possible = { ...reads, used: Math.min(reads.used, most) };
          it(`${what}, prices of reads`, () => expectShared(plans(greedy, READS, atATime, plan, 120), 120, possible));
          it(`${what}, prices up to 10 drips`, () =>
            expectShared(plans(greedy, MIXED, atATime, plan, 120), 120, mixed));
        }
      }
    }
  }

  for (const [greedy, reads] of ASKED) {
    it(`${greedy} processes from an empty bucket, the start included`, () =>
      expectShared(plans(greedy, READS, 1, {}, 0), 0, { ...reads, refused: 0.01, atOnce: 0.95 }));

    it(`${greedy} processes from a full bucket: each is refused at its start, and then hardly again`, async () => {
      for (const seed of SEEDS) {
        const steps = accountOf(greedy, { costs: READS }, 0).slice(0, greedy);
        const sent = await runAccount({ steps, seconds: 900, seed, startLevelDrips: 90 });
        const refused = sent.filter(({ admitted }) => !admitted);
        expect(refused.length, `seed ${seed}`).to.be.at.most(greedy * 1.5);
        expect(refused.filter(({ atS }) => atS > 60)).to.deep.equal([]);
      }
    });
  }

  it('settles within two minutes when half of eight leave, and when they come back', async () => {
    for (const seed of SEEDS) {
      const steps = [
        ...Array.from({ length: 4 }, () => ({})),
        ...Array.from({ length: 4 }, () => ({ untilS: 400 })),
        ...Array.from({ length: 4 }, (_, i) => ({ fromS: 800 + i })),
      ];
      const sent = (await runAccount({ steps, seconds: 1200, seed })).filter(({ admitted }) => admitted);
      const shares = (numbers: readonly number[], fromS: number, toS: number) => {
        const during = sent.filter(({ atS }) => atS >= fromS && atS < toS);
        const drips = numbers.map((step) =>
          during.reduce((sum, one) => sum + (one.step === step ? one.costDrips : 0), 0),
        );
        const total = drips.reduce((sum, one) => sum + one, 0);
        return { used: total / (toS - fromS), least: (Math.min(...drips) * numbers.length) / total };
      };
      for (const [numbers, fromS, toS] of [
        [[0, 1, 2, 3, 4, 5, 6, 7], 120, 400],
        [[0, 1, 2, 3], 520, 800],
        [[0, 1, 2, 3, 8, 9, 10, 11], 920, 1200],
      ] as const) {
        const { used, least } = shares(numbers, fromS, toS);
        expect(used, `used from ${fromS} s, seed ${seed}`).to.be.at.least(0.95);
        expect(least, `least from ${fromS} s, seed ${seed}`).to.be.at.least(0.8);
      }
    }
  });

  it('gives a process that is alone the whole drip, whatever its prices and latency', async () => {
    for (const costs of [READS, MIXED, [10], [100]]) {
      for (const latencyMs of [
        [20, 60],
        [500, 1500],
      ] as const) {
        const plan = { steps: [{ costs, atATime: 4 }], latencyMs, seconds: 900, seed: 7 };
        const { used, refused } = await measureAccount(plan, 120);
        expect(used, costs.join()).to.be.at.least(0.97 - Math.max(...costs) / 780);
        expect(refused, costs.join()).to.equal(0);
      }
    }
  });
});
