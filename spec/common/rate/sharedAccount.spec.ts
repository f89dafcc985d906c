import { expect } from 'chai';
import { accountOf, expectShared } from '../../support/accountFigures';
import { type AccountPlan, READS, runAccount, type Sent } from '../../support/sharedAccount';

const SEEDS = [11, 23];
const SECONDS = 600;

/** With each seed: so many steps that read as fast as they may, and one that sends a request every ten seconds. */
const plans = (greedy: number, plan: Partial<AccountPlan> = {}, costs = READS, fromS = 120): AccountPlan[] =>
  SEEDS.map((seed) => ({ steps: accountOf(greedy, { costs }, fromS), seconds: SECONDS, seed, ...plan }));

const drips = (sent: readonly Sent[]) =>
  sent.filter(({ admitted }) => admitted).reduce((sum, { costDrips }) => sum + costDrips, 0);

/** Requests from one second to another. */
const between = (sent: readonly Sent[], fromS: number, toS: number) =>
  sent.filter(({ atS }) => atS >= fromS && atS < toS);

describe('processes on one account, each with a scheduler of its own, against the emulator’s limiters', () => {
  describe('share it evenly, without refusals, and let a step with few requests in', () => {
    for (const [greedy, least] of [
      [2, 0.95],
      [4, 0.95],
      [8, 0.9],
      [16, 0.8],
    ] as const) {
      it(`${greedy} processes`, () =>
        expectShared(plans(greedy), 120, { used: 0.97, refused: 0.001, least, atOnce: 0.98 }));
    }

    it('8 processes, five registers', () =>
      expectShared(plans(8, { registers: 5 }), 120, { used: 0.97, refused: 0.001, least: 0.9, atOnce: 0.98 }));

    it('8 processes, answers after a second', () =>
      expectShared(plans(8, { latencyMs: [800, 1200] }), 120, {
        used: 0.97,
        refused: 0.001,
        least: 0.9,
        atOnce: 0.98,
      }));

    it('8 processes with ten requests at a time each', () => {
      const steps = accountOf(8, { costs: READS, atATime: 10 }, 120);
      return expectShared(plans(8, { steps }), 120, { used: 0.97, refused: 0.001, least: 0.9, atOnce: 0.98 });
    });

    it('8 processes with prices up to 10 drips', () => {
      // A share is some thirty requests: more draws and more time than elsewhere.
      const mixed = [7, 11, 13, 17, 19, 23].flatMap(
        (seed) => plans(8, { seed, seconds: 900 }, [1, 1, 1, 2.2, 5, 10])[0] ?? [],
      );
      return expectShared(mixed, 120, { used: 0.97, refused: 0.005, least: 0.7, atOnce: 0.95 });
    });

    it('16 processes that begin together on an empty bucket', () =>
      expectShared(plans(16, {}, READS, 0), 0, { used: 1, refused: 0.01, least: 0.8, atOnce: 0.98 }));
  });

  it('each of 8 is refused once at most when they begin on a full bucket, and they do not come back together', async () => {
    const steps = accountOf(8, {}, 0).slice(0, 8);
    const sent = await runAccount({ steps, seconds: 300, seed: 5, startLevelDrips: 90 });
    expect(sent.filter(({ admitted }) => !admitted)).to.have.length.at.most(8);
    const repeated = sent.filter(({ repeated }) => repeated).map(({ atS }) => atS);
    expect(Math.max(...repeated) - Math.min(...repeated)).to.be.above(3);
    expect(drips(between(sent, 120, 300))).to.be.above(180 * 0.97);
  });

  it('one that comes to one that was alone gets its half within two minutes, and the other all when it leaves', async () => {
    const steps = [{}, { fromS: 120, untilS: 480 }];
    const sent = await runAccount({ steps, seconds: 900, seed: 3 });
    expect(sent.filter(({ admitted }) => !admitted)).to.deep.equal([]);
    const share = (fromS: number, toS: number) => {
      const during = between(sent, fromS, toS);
      return drips(during.filter(({ step }) => step === 1)) / drips(during);
    };
    expect(share(240, 480)).to.be.closeTo(0.5, 0.03);
    expect(drips(between(sent, 240, 480)) / 240).to.be.closeTo(1, 0.03);
    // From the second after which nobody else was seen for two minutes the level may rise to the reserve again.
    expect(drips(between(sent, 480, 900)) / 420).to.be.above(1.05);
  });
});
