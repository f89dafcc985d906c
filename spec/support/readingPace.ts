import { expect } from 'chai';
import { dripsPerS } from '../../emulator/options';
import { ITEMS_ONLY, pollOnce } from './emulatedPoll';
import { emulatedStep } from './emulatedStep';
import { idealMs, type Start } from './idealMs';

export interface Reading extends Required<Pick<Start, 'registers' | 'levelDrips'>> {
  readonly latencyMs: number;
  readonly relations: readonly string[];
  /** What a page with these linked objects costs by the vendor's table. */
  readonly costDrips: number;
  /** The variable of the environment; default: unset, a reserve of 10. */
  readonly reserve?: string | undefined;
  /** Default 60. */
  readonly pages?: number;
}

const PAGE_SIZE = 5;

/**
 * Polls the pages on an emulator and checks that all of them came at their price, that none was refused, and that it took
 * no longer than 2 in 100 more than the rules demand.
 */
export async function expectIdealPace(reading: Reading) {
  const { registers, levelDrips, latencyMs, relations, costDrips, reserve, pages = 60 } = reading;
  const size = { ...ITEMS_ONLY, items: pages * PAGE_SIZE };
  const step = await emulatedStep({ size, registers, startLevelDrips: levelDrips, latencyMs });
  Object.assign(step.env, reserve === undefined ? {} : { RATE_RESERVE_DRIPS: reserve });
  const startMs = step.clock.nowMs();
  const error = await pollOnce(step, { objectType: 'Item', pageSize: String(PAGE_SIZE), relations });
  const tookMs = step.clock.nowMs() - startMs;
  await step.close();
  expect(error).to.equal(undefined);
  expect(step.bodies).to.have.length(pages * PAGE_SIZE);
  const costs = Array<number>(pages).fill(costDrips);
  const { entries } = step.emulator.log;
  expect(entries.map((entry) => entry.costDrips)).to.deep.equal(costs);
  expect(entries.filter(({ status }) => status === 429)).to.deep.equal([]);
  const ideal = idealMs(costs, true, {
    registers,
    levelDrips,
    thereMs: latencyMs,
    reserveDrips: Number(reserve ?? 10),
  });
  expect(tookMs).to.be.within(ideal - roundedOffMs(registers), ideal * 1.02);
}

/** Headers tell levels with two decimals: so much too early the reserve may be used. The margin at the brim is larger. */
const roundedOffMs = (registers: number): number => (1000 * 0.005) / dripsPerS(registers);

export const bucketSize = (registers: number): number => 80 + 10 * registers;
