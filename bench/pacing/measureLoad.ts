import { emulatedStep } from '../../spec/support/emulatedStep';
import { idealMs } from '../../spec/support/idealMs';
import type { Load } from './loads';

export interface Circumstances {
  readonly registers: number;
  readonly startLevelDrips: number;
  readonly latencyMs: number;
}

/** Times over the shortest one possible, by the prices that the emulator charged. */
export interface Pace {
  /** Beside a client that leaves the same reserve below the brim. */
  readonly ratio: number;
  /** Beside one that leaves none. */
  readonly ratioToBrim: number;
  readonly refused: number;
}

/** What the component leaves free below the brim while it is alone. */
const RESERVE_DRIPS = 10;

export async function measureLoad(load: Load, circumstances: Circumstances): Promise<Pace> {
  const { registers, startLevelDrips: levelDrips, latencyMs: thereMs } = circumstances;
  const step = await emulatedStep({ size: load.size, ...circumstances });
  const startMs = step.clock.nowMs();
  await load.run(step);
  const tookMs = step.clock.nowMs() - startMs;
  await step.close();
  const { entries } = step.emulator.log;
  const costs = entries.flatMap(({ status, costDrips }) => (status < 400 && costDrips ? [costDrips] : []));
  const ideal = (reserveDrips: number) =>
    idealMs(costs, load.oneByOne, { registers, levelDrips, thereMs, reserveDrips });
  return {
    ratio: tookMs / ideal(RESERVE_DRIPS),
    ratioToBrim: tookMs / ideal(0),
    refused: entries.filter(({ status }) => status === 429).length,
  };
}
