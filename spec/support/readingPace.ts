import { expect } from 'chai';
import { ITEMS_ONLY, pollOnce } from './emulatedPoll';
import { emulatedStep } from './emulatedStep';
import { idealMs, type Start } from './idealTime';

export interface Reading extends Required<Pick<Start, 'registers' | 'levelDrips'>> {
  readonly latencyMs: number;
  readonly relations: readonly string[];
  /** What a page with these linked objects costs by the vendor's table. */
  readonly costDrips: number;
}

const PAGES = 60;
const PAGE_SIZE = 5;

/**
 * Polls 60 pages on an emulator and checks that all of them came at their price, that none was refused, and that it took
 * no longer than 2 in 100 more than the rules demand.
 */
export async function expectIdealPace({ registers, levelDrips, latencyMs, relations, costDrips }: Reading) {
  const size = { ...ITEMS_ONLY, items: PAGES * PAGE_SIZE };
  const step = await emulatedStep({ size, registers, startLevelDrips: levelDrips, latencyMs });
  const startMs = step.clock.nowMs();
  const error = await pollOnce(step, { objectType: 'Item', pageSize: String(PAGE_SIZE), relations });
  const tookMs = step.clock.nowMs() - startMs;
  await step.close();
  expect(error).to.equal(undefined);
  expect(step.bodies).to.have.length(PAGES * PAGE_SIZE);
  const costs = Array<number>(PAGES).fill(costDrips);
  const { entries } = step.emulator.log;
  expect(entries.map((entry) => entry.costDrips)).to.deep.equal(costs);
  expect(entries.filter(({ status }) => status === 429)).to.deep.equal([]);
  const ideal = idealMs(costs, true, { registers, levelDrips, thereMs: latencyMs });
  expect(tookMs).to.be.within(ideal, ideal * 1.02);
}

export const bucketSize = (registers: number): number => 80 + 10 * registers;
