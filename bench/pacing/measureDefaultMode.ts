import { ITEMS_ONLY, pollOnce } from '../../spec/support/emulatedPoll';
import { emulatedStep } from '../../spec/support/emulatedStep';
import { idealAnswersMs } from '../../spec/support/idealMs';
import { EMIT_MS, emitLimit, INTERVAL_MS } from './emitLimit';
import type { Pace } from './measureLoad';

const PAGE_SIZE = 100;

export interface DefaultMode {
  readonly pages: number;
  readonly startLevelDrips: number;
  readonly latencyMs: number;
}

/**
 * A poll that emits record by record through the sailor's limit of messages, over the shortest time possible: pages are
 * read as early as the vendor admits them, and each is emitted as soon as it is there and the one before it is out.
 */
export async function measureDefaultMode({ pages, startLevelDrips, latencyMs }: DefaultMode): Promise<Pace> {
  const items = pages * PAGE_SIZE;
  const step = await emulatedStep({ size: { ...ITEMS_ONLY, items }, startLevelDrips, latencyMs });
  const emitted = emitLimit(step.clock);
  step.onEmit = async (event) => {
    if (event === 'data') await emitted();
  };
  const startMs = step.clock.nowMs();
  const error = await pollOnce(step, { objectType: 'Item' });
  const tookMs = step.clock.nowMs() - startMs;
  await step.close();
  if (error || step.bodies.length !== items) throw error ?? new Error(`${step.bodies.length} of ${items} records came`);
  const start = { levelDrips: startLevelDrips, thereMs: latencyMs };
  const shortestMs = (reserveDrips: number) =>
    emittedMs(idealAnswersMs(Array(pages).fill(1), true, { ...start, reserveDrips }));
  return {
    ratio: tookMs / shortestMs(10),
    ratioToBrim: tookMs / shortestMs(0),
    refused: step.emulator.log.entries.filter(({ status }) => status === 429).length,
  };
}

/** When the last page is out: after its last messages the sailor waits no longer. */
const emittedMs = (answersMs: readonly number[]): number =>
  answersMs.reduce((freeMs, answerMs) => Math.max(freeMs, answerMs) + PAGE_SIZE * EMIT_MS, 0) - INTERVAL_MS;
