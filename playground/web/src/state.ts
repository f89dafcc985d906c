import type { BucketState, EmulatorState, Exchange, PlaygroundEvent } from '../../protocol';

/** What the page knows of the present run. */
export interface RunState {
  readonly id: string;
  readonly status: 'running' | 'done' | 'failed' | 'cancelled' | 'handedBack';
  readonly messages: readonly unknown[];
  readonly snapshotBefore: unknown;
  readonly snapshot: unknown;
  readonly errors: readonly string[];
  readonly rebound: string | undefined;
  readonly log: readonly { readonly level: string; readonly line: string }[];
}

/** The bucket at a moment. */
export interface Sample {
  readonly atMs: number;
  readonly bucket: BucketState;
}

export interface State {
  readonly run: RunState | undefined;
  readonly exchanges: readonly Exchange[];
  readonly samples: readonly Sample[];
  readonly emulator: EmulatorState | undefined;
}

export type Action =
  | PlaygroundEvent
  | { readonly type: 'begin'; readonly runId: string; readonly snapshot: unknown }
  | { readonly type: 'clear' };

export const INITIAL: State = { run: undefined, exchanges: [], samples: [], emulator: undefined };

/** More are neither kept nor shown. */
const MAX = { messages: 1_000, log: 1_000, exchanges: 500, samples: 1_200 };

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'begin':
      return { ...state, run: newRun(action.runId, action.snapshot) };
    case 'clear':
      return { ...state, exchanges: [] };
    case 'exchange':
      return {
        ...state,
        exchanges: last(MAX.exchanges, [...state.exchanges, action.exchange]),
        samples: state.emulator ? state.samples : withSample(state.samples, sampleOf(action.exchange)),
      };
    case 'bucket':
      return { ...state, samples: withSample(state.samples, action) };
    case 'emulator':
      return { ...state, emulator: action.emulator };
    case 'started':
      return state;
    default:
      return state.run && action.runId === state.run.id ? { ...state, run: inRun(state.run, action) } : state;
  }
}

const newRun = (id: string, snapshotBefore: unknown): RunState => ({
  ...{ id, snapshotBefore, snapshot: snapshotBefore },
  status: 'running',
  messages: [],
  errors: [],
  rebound: undefined,
  log: [],
});

type RunEvent = Extract<PlaygroundEvent, { readonly runId: string }>;

function inRun(run: RunState, event: RunEvent): RunState {
  switch (event.type) {
    case 'data':
      return { ...run, messages: last(MAX.messages, [...run.messages, event.body]) };
    case 'snapshot':
      return { ...run, snapshot: event.snapshot };
    case 'error':
      return { ...run, errors: [...run.errors, event.message] };
    case 'rebound':
      return { ...run, rebound: event.reason };
    case 'log':
      return { ...run, log: last(MAX.log, [...run.log, { level: event.level, line: event.line }]) };
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
