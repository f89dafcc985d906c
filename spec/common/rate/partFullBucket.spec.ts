import { expect } from 'chai';
import { idealMs } from '../../support/idealMs';
import { runAccount } from '../../support/sharedAccount';

const SEEDS = [1, 2, 3];
const MAX_PROBE_MS = 4500;

interface Start {
  readonly registers: number;
  readonly levelDrips: number;
  readonly latencyMs: number;
  readonly seed: number;
}

/** How much later than by the rules a process that is alone gets its last answers, by number of requests. */
async function lostMs({ registers, levelDrips, latencyMs, seed }: Start, counts: readonly number[]): Promise<number[]> {
  const steps = [{ costs: [1], fromS: 0 }];
  const plan = { registers, latencyMs: [latencyMs, latencyMs] as const, startLevelDrips: levelDrips };
  const sent = await runAccount({ ...plan, steps, seconds: 200, seed });
  const admitted = sent.filter((one) => one.admitted);
  const wayMs = latencyMs / 2;
  return counts.map((count) => {
    const tookMs = (admitted[count - 1]?.atS ?? Number.POSITIVE_INFINITY) * 1000 + wayMs;
    const ideal = { registers, levelDrips, reserveDrips: 10, thereMs: wayMs, backMs: wayMs };
    return tookMs - idealMs(Array(count).fill(1), true, ideal);
  });
}

describe('a process that is alone on a bucket which somebody who is gone has filled', () => {
  for (const registers of [1, 3, 10]) {
    for (const part of [0.2, 0.5, 0.6, 0.7, 0.8, 0.89]) {
      for (const latencyMs of [50, 400]) {
        const levelDrips = part * (80 + 10 * registers);
        const start = { registers, levelDrips, latencyMs };

        it(`${registers} registers, ${levelDrips} drips, ${latencyMs} ms: sends six requests at once where there is room, and loses four and a half seconds once at most`, async () => {
          for (const seed of SEEDS) {
            const [handful = 0, ...longer] = await lostMs({ ...start, seed }, [6, 10, 20, 40, 100]);
            if (part <= 0.8) expect(handful).to.be.below(10);
            expect(Math.max(handful, ...longer)).to.be.below(MAX_PROBE_MS + 2 * latencyMs);
          }
        });
      }
    }
  }

  it('waits at most half as long again as it must, once, where the bucket is full', async () => {
    for (const levelDrips of [85, 89.9, 97]) {
      for (const seed of SEEDS) {
        const [first = 0, ...next] = await lostMs({ registers: 1, levelDrips, latencyMs: 50, seed }, [2, 10, 60]);
        expect(first, `${levelDrips}`).to.be.below(((levelDrips + 1 - 80) / 2) * 1000 + 1500);
        expect(Math.max(...next), `${levelDrips}`).to.be.below(first + 1500);
      }
    }
  });
});
