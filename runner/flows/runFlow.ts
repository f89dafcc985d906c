import { type Clock, systemClock } from '../../lib/common/util/clock';
import type { FlowFile, FlowStep } from './flowFile';
import type { FlowMessage } from './mapping';
import type { RunningStep, StepOutlet } from './runningStep';

/** An error that the platform would show at a step. */
export interface FlowError {
  readonly stepId: string;
  readonly message: string;
}

/** A flow that runs. */
export interface RunningFlow {
  readonly steps: readonly RunningStep[];
  /** Errors of all steps, in order; of many the first. */
  readonly errors: readonly FlowError[];
  /** What the last step has sent; of many messages the first. */
  readonly results: readonly FlowMessage[];
  /** Runs of the trigger that have begun. */
  readonly runs: number;
  /** Resolves when all runs are over and all messages worked off. */
  readonly done: Promise<void>;
  /** Begins no further run, ends the trigger after its present page, and lets the other steps work off what they have. */
  stop(): void;
  /** Ends everything at once; what is in work is lost. `done` resolves after it. */
  kill(): Promise<void>;
  readonly isKilled: boolean;
}

export interface FlowOptions {
  /** How often the trigger runs. */
  readonly runs: number;
  /** Seconds from the beginning of one run to that of the next. */
  readonly everyS: number;
  /** Starts a step; what it sends goes to the outlet. */
  start(step: FlowStep, outlet: StepOutlet): Promise<RunningStep>;
  readonly clock?: Clock;
}

/** Errors and results that are kept. */
const MAX_KEPT = 10_000;
const LOOK_MS = 200;

/**
 * Starts all steps of a flow, each connected to the next, and then the trigger by its interval.
 * @throws Error when a step cannot be started
 */
export async function runFlow(file: FlowFile, options: FlowOptions): Promise<RunningFlow> {
  const errors: FlowError[] = [];
  const results: FlowMessage[] = [];
  const steps = await startSteps(file, options, (next, { id }) => ({
    onData: (message) => void (next()?.give(message) ?? keep(results, message)),
    onError: (message) => keep(errors, { stepId: id, message }),
  }));
  const feed: Feed = { runs: 0, nextMs: 0, isStopping: false, isTriggerGone: false };
  const end = new AbortController();
  const working = work(steps, feed, options, end.signal);
  let killing: Promise<void> | undefined;
  return {
    steps,
    errors,
    results,
    get runs() {
      return feed.runs;
    },
    // Steps that are killed in the middle of their work may fail in it.
    done: working.catch((error) => killing ?? Promise.reject(error)).then(() => killing),
    stop() {
      feed.isStopping = true;
      void endTrigger(steps, feed);
    },
    kill() {
      end.abort();
      killing ??= killAll(steps, working);
      return killing;
    },
    get isKilled() {
      return end.signal.aborted;
    },
  };
}

type OutletOf = (next: () => RunningStep | undefined, step: FlowStep) => StepOutlet;

async function startSteps(file: FlowFile, { start }: FlowOptions, outletOf: OutletOf): Promise<RunningStep[]> {
  const steps: RunningStep[] = [];
  const started = await Promise.allSettled(
    file.steps.map((step, at) =>
      start(
        step,
        outletOf(() => steps[at + 1], step),
      ),
    ),
  );
  steps.push(...started.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') {
    await endAll(steps, 'kill');
    throw failed.reason;
  }
  return steps;
}

async function endAll(steps: readonly RunningStep[], how: 'stop' | 'kill'): Promise<void> {
  await Promise.all(steps.map((step) => step[how]()));
  await Promise.all(steps.map((step) => step.close()));
}

/** A flow that was about to end has closed its steps itself. */
async function killAll(steps: readonly RunningStep[], working: Promise<boolean>): Promise<void> {
  await Promise.all(steps.map((step) => step.kill()));
  const hasEnded = await working.catch(() => false);
  if (!hasEnded) await Promise.allSettled(steps.map((step) => step.close()));
}

async function endTrigger([trigger]: readonly RunningStep[], feed: Feed): Promise<void> {
  try {
    await trigger?.stop();
    feed.isTriggerGone = true;
  } catch (error) {
    feed.failure = error;
  }
}

/** The runs of the trigger. */
interface Feed {
  runs: number;
  /** When the next one is due. */
  nextMs: number;
  /** Nothing more is fed, and the trigger is told to end. */
  isStopping: boolean;
  /** It has ended; what it had not begun stays in its queue. */
  isTriggerGone: boolean;
  /** Why it could not be ended. */
  failure?: unknown;
}

/** Resolves with whether all steps were ended: not when the flow was killed before. */
async function work(
  steps: readonly RunningStep[],
  feed: Feed,
  { runs, everyS, clock = systemClock }: FlowOptions,
  killed: AbortSignal,
): Promise<boolean> {
  const [trigger] = steps;
  while (!killed.aborted) {
    if (feed.failure !== undefined) throw feed.failure;
    const isLast = feed.isStopping || feed.runs >= runs;
    if (!isLast && clock.nowMs() >= feed.nextMs && (await trigger?.isIdle())) {
      feed.runs++;
      feed.nextMs = clock.nowMs() + everyS * 1000;
      await trigger?.give({ body: {} });
    }
    if ((await isWorkedOff(steps, feed)) && isLast) {
      await endAll(steps, 'stop');
      return true;
    }
    await clock.sleep(LOOK_MS, killed);
  }
  return false;
}

/** Whether all steps are idle; those that collect send what they have once the steps before them are. */
async function isWorkedOff(steps: readonly RunningStep[], { isTriggerGone }: Feed): Promise<boolean> {
  for (const step of isTriggerGone ? steps.slice(1) : steps) {
    if (!(await step.isIdle())) return false;
    step.finish();
  }
  return true;
}

function keep<T>(list: T[], value: T): void {
  if (list.length < MAX_KEPT) list.push(value);
}
