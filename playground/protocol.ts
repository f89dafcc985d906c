/** What page and server tell each other. Types only: the page imports nothing else of the server. */

type Body = Readonly<Record<string, unknown>>;

/** A field of a form in component.json. */
export interface FieldInfo {
  readonly key: string;
  readonly label: string;
  readonly viewClass: string;
  readonly required: boolean;
  readonly help: string;
  readonly placeholder: string;
  readonly prompt: string;
  /** Of a select: its options, or the name of the method that returns them. */
  readonly model: Readonly<Record<string, string>> | string | undefined;
  readonly require: readonly string[];
}

export interface FunctionInfo {
  readonly name: string;
  readonly kind: 'trigger' | 'action';
  readonly title: string;
  readonly description: string;
  readonly fields: readonly FieldInfo[];
  /** Whether its messages have a form. */
  readonly takesMessage: boolean;
  /** By system: settings and message that run on its emulator. */
  readonly examples: Readonly<Record<string, { readonly cfg: Body; readonly body: Body }>>;
  /** What the example needs beside them; mostly empty. */
  readonly hint: string;
}

export interface ScenarioInfo {
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** Everything that the page shows before anything was done. */
export interface PageInfo {
  readonly functions: readonly FunctionInfo[];
  readonly credentials: readonly FieldInfo[];
  /** The credential's values; secrets are masked. */
  readonly account: { readonly isEmulator: boolean; readonly values: Readonly<Record<string, string>> };
  readonly scenarios: readonly ScenarioInfo[];
  readonly faultSyntax: string;
}

/** A run as the page orders it. */
export interface RunRequest {
  /** Chosen by the page. */
  readonly runId: string;
  readonly function: string;
  /** The step's fields. */
  readonly cfg: Body;
  /** Fields of the credential that differ from the account's. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly snapshot?: unknown;
  /** Retrieve a sample, as the designer does. */
  readonly isSample: boolean;
  /** Another flow spends from the same bucket until the run ends; default false. */
  readonly besideOtherFlow?: boolean;
}

export interface BucketState {
  readonly levelDrips: number;
  readonly sizeDrips: number;
  readonly dripsPerS: number;
  /** Requests in the current second, and how many it allows. */
  readonly burstCount: number;
  readonly burstLimit: number;
}

/** One request and its answer, tokens masked. */
export interface Exchange {
  readonly id: string;
  readonly by: Spender;
  readonly atMs: number;
  readonly durationMs: number;
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  /** 0: there was no answer. */
  readonly status: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
  readonly costDrips?: number | undefined;
  readonly levelDrips?: number | undefined;
  readonly sizeDrips?: number | undefined;
  readonly dripsPerS?: number | undefined;
  readonly limiter?: string | undefined;
}

/** Who sends: the run of the page, another flow of this component, or a client that knows nothing of it. */
export type Spender = 'run' | 'flow' | 'foreign';

/** What happens, in order. */
export type PlaygroundEvent =
  | { readonly type: 'started'; readonly runId: string; readonly snapshot: unknown }
  | { readonly type: 'data'; readonly runId: string; readonly body: unknown }
  | { readonly type: 'snapshot'; readonly runId: string; readonly snapshot: unknown }
  | { readonly type: 'error'; readonly runId: string; readonly message: string }
  | { readonly type: 'rebound'; readonly runId: string; readonly reason: string }
  | { readonly type: 'log'; readonly runId: string; readonly level: string; readonly line: string }
  | { readonly type: 'ended'; readonly runId: string; readonly isCancelled: boolean }
  | { readonly type: 'exchange'; readonly exchange: Exchange }
  | { readonly type: 'bucket'; readonly atMs: number; readonly bucket: BucketState }
  | { readonly type: 'emulator'; readonly emulator: EmulatorState };

export interface EmulatorState {
  readonly registers: number;
  /** How many seconds of the vendor pass in one of ours. */
  readonly speed: number;
  /** Faults that still wait for their requests, as they were written. */
  readonly faults: readonly string[];
  readonly otherClient: 'off' | 'flow' | 'foreign';
}

export interface Forecast {
  /** One sentence. */
  readonly text: string;
}

export interface TablePage {
  readonly total: number;
  readonly records: readonly Body[];
}

/** A prepared run of a scenario; `more`: another step follows. */
export interface ScenarioStep extends Pick<RunRequest, 'function' | 'cfg' | 'body' | 'besideOtherFlow'> {
  readonly explanation: string;
  /** Go on from the snapshot of the step before. */
  readonly fromSnapshot: boolean;
  readonly more: boolean;
}
