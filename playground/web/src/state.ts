import type { BucketState, EmulatorState, Exchange, PlaygroundEvent, Spender } from '../../protocol';
import { NO_WAIT, type Waited, waitedAfter } from './waited';

/** What the page knows of the present run. */
export interface RunState {
  readonly id: string;
  readonly status: 'running' | 'done' | 'failed' | 'cancelled' | 'handedBack';
  /** The newest ones. */
  readonly messages: readonly unknown[];
  /** All of them. */
  readonly messageCount: number;
  readonly snapshotBefore: unknown;
  readonly snapshot: unknown;
  readonly errors: readonly string[];
  readonly rebound: string | undefined;
  readonly waited: Waited;
  readonly log: readonly { readonly level: string; readonly line: string }[];
}

/** The bucket at a moment. */
export interface Sample {
  readonly atMs: number;
  readonly bucket: BucketState;
}

/** What somebody has spent since the run began. */
export interface Spent {
  readonly requests: number;
  readonly drips: number;
  readonly refused: number;
}

export interface State {
  readonly run: RunState | undefined;
  readonly exchanges: readonly Exchange[];
  readonly spent: Readonly<Record<Spender, Spent>>;
  readonly samples: readonly Sample[];
  readonly emulator: EmulatorState | undefined;
}

export type Action =
  | PlaygroundEvent
  | { readonly type: 'begin'; readonly runId: string; readonly snapshot: unknown }
  | { readonly type: 'clear' };

const NOTHING: Spent = { requests: 0, drips: 0, refused: 0 };
const NOBODY = { run: NOTHING, flow: NOTHING, foreign: NOTHING };

export const INITIAL: State = { run: undefined, exchanges: [], spent: NOBODY, samples: [], emulator: undefined };

/** More are neither kept nor shown. */
const MAX = { messages: 100, log: 1_000, exchanges: 500, samples: 1_200 };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'begin':
      return begun(state, action);
    case 'clear':
      return { ...state, exchanges: [] };
    case 'exchange':
      return {
        ...state,
        exchanges: last(MAX.exchanges, [...state.exchanges, action.exchange]),
        spent: { ...state.spent, [action.exchange.by]: spentAfter(state.spent[action.exchange.by], action.exchange) },
        samples: state.emulator ? state.samples : withSample(state.samples, sampleOf(action.exchange)),
      };
    case 'bucket':
      return { ...state, samples: withSample(state.samples, action) };
    case 'emulator':
      return { ...state, emulator: action.emulator };
    case 'started':
      // A page that was loaded anew, or beside another one, shows the run that is at work.
      return state.run?.status === 'running' && state.run.id !== action.runId ? state : begun(state, action);
    default:
      return state.run && action.runId === state.run.id ? { ...state, run: inRun(state.run, action) } : state;
  }
}

const begun = (state: State, { runId, snapshot }: { readonly runId: string; readonly snapshot?: unknown }): State => ({
  ...state,
  run: newRun(runId, snapshot),
  spent: NOBODY,
});

const spentAfter = ({ requests, drips, refused }: Spent, { status, costDrips = 0 }: Exchange): Spent =>
  // A refused request costs nothing, though its answer names the price.
  status === 429
    ? { requests: requests + 1, drips, refused: refused + 1 }
    : { requests: requests + 1, drips: drips + costDrips, refused };

const newRun = (id: string, snapshotBefore: unknown): RunState => ({
  ...{ id, snapshotBefore, snapshot: snapshotBefore },
  status: 'running',
  messages: [],
  messageCount: 0,
  waited: NO_WAIT,
  errors: [],
  rebound: undefined,
  log: [],
});

type RunEvent = Extract<PlaygroundEvent, { readonly runId: string }>;

function inRun(run: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'data':
      return {
        ...run,
        messages: last(MAX.messages, [...run.messages, event.body]),
        messageCount: run.messageCount + 1,
      };
    case 'snapshot':
      return { ...run, snapshot: event.snapshot };
    case 'error':
      return { ...run, errors: [...run.errors, event.message] };
    case 'rebound':
      return { ...run, rebound: event.reason };
    case 'log':
      return {
        ...run,
        waited: waitedAfter(run.waited, event.line),
        log: last(MAX.log, [...run.log, { level: event.level, line: event.line }]),
      };
    case 'ended':
      return { ...run, status: statusOf(run, event.isCancelled) };
    default:
      return run;
  }
}

function statusOf({ errors, rebound }: RunState, isCancelled: boolean): RunState['status'] {
  if (errors.length > 0) return 'failed';
  if (isCancelled) return 'cancelled';
  return rebound === undefined ? 'done' : 'handedBack';
}

/** The level as an answer told it. */
const sampleOf = ({ atMs, levelDrips, sizeDrips, dripsPerS = 1 }: Exchange): Sample | undefined =>
  levelDrips === undefined || sizeDrips === undefined
    ? undefined
    : { atMs, bucket: { levelDrips, sizeDrips, dripsPerS, burstCount: 0, burstLimit: 0 } };

const withSample = (samples: readonly Sample[], sample: Sample | undefined) =>
  sample ? last(MAX.samples, [...samples, sample]) : samples;

const last = <Value>(max: number, values: readonly Value[]): readonly Value[] =>
  values.length > max ? values.slice(-max) : values;
