import type { Cfg } from '../../lib/common/platform/context';
import { inSession } from '../../lib/common/platform/run';
import { pollEntity } from '../../lib/triggers/pollEntity';
import type { CrashingStep } from './crashingStep';
import { errorIfAny } from './errorOf';
import type { Step } from './stepOn';

/** A shop that is generated quickly, for specs that need items only. */
export const ITEMS_ONLY = { customers: 1, sales: 1, orders: 1, matrices: 1, vendors: 2, categories: 2 };

/** One run of the polling trigger, from the last snapshot; resolves with the error that it ended with, if any. */
export async function pollOnce(step: Step, fields: Cfg): Promise<Error | undefined> {
  const run = inSession(pollEntity, step.runtime);
  return errorIfAny(run.call(step.context, { body: {} }, { ...step.cfg, ...fields }, step.snapshots.at(-1)));
}

/**
 * Polls again and again, until a run brings nothing more; resolves with the number of runs. Ten seconds pass before each
 * of them, twice the settling time. After a crash the next run begins, as on the platform.
 */
export async function pollToTheEnd(step: Step, fields: Cfg, crashing?: CrashingStep): Promise<number> {
  for (let runs = 1; runs <= MAX_RUNS; runs++) {
    const before = step.bodies.length;
    step.clock.advance(10_000);
    const outcome = await Promise.race([pollOnce(step, fields), ...(crashing ? [crashing.crash()] : [])]);
    if (outcome === undefined && step.bodies.length === before) return runs;
    if (outcome instanceof Error && !crashing?.isCrash(outcome)) throw outcome;
  }
  throw new Error('polling never came to an end');
}

const MAX_RUNS = 3000;
