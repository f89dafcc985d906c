/** One call of the API after the server has parsed, authorised and admitted it. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | string;
  /** Decoded path segments after the host, suffix removed: `['API', 'V3', 'Account', '1', 'Item', '12']`. */
  readonly segments: readonly string[];
  /** The suffix of the last segment with its dot, e.g. `.json`; empty when there was none. */
  readonly suffix: string;
  /** The raw query string, still encoded, without `?`. */
  readonly query: string;
  /** The parsed JSON body; undefined without one. */
  readonly body?: unknown;
  /** Parts of a multipart body. */
  readonly parts?: readonly BodyPart[];
  /** The emulator's own origin: `next` and `previous` links begin with it. */
  readonly origin: string;
  /** The employee behind the token. */
  readonly employeeID: string;
  /** Scopes of the token. */
  readonly scopes: readonly string[];
}

export interface BodyPart {
  readonly name: string;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly content: Buffer;
}

/** An answer before it becomes JSON or XML: every scalar is a string already, as the vendor sends it. */
export interface ApiReply {
  readonly status: number;
  readonly body: unknown;
  /** Set for documents: sent as it is instead of `body`. */
  readonly html?: string;
  /** Set for files: sent as it is instead of `body`. */
  readonly file?: { readonly contentType: string; readonly content: Buffer };
}

/** The emulator's clock; a test clock may take its place. */
export interface EmulatorClock {
  nowMs(): number;
  sleep(delayMs: number): Promise<void>;
  /** Moves the clock forward without waiting. */
  advance(byMs: number): void;
}

/** How many records the generated shop has; every count is optional. */
export interface DatasetSize {
  readonly shops?: number;
  readonly registers?: number;
  readonly employees?: number;
  readonly vendors?: number;
  readonly categories?: number;
  readonly items?: number;
  readonly matrices?: number;
  readonly customers?: number;
  readonly sales?: number;
  readonly orders?: number;
}

/** A stored record: the vendor's field names, JavaScript values, relations kept as ids. */
export type StoredRecord = Record<string, unknown>;

/** What specs and the demo do to the emulated shop from outside, past the API, costs and limits. */
export interface Admin {
  /** All records of an entity, archived ones too, by ascending id; copies. */
  records(entity: string): StoredRecord[];
  record(entity: string, id: string): StoredRecord | undefined;
  /** Changes fields and moves `timeStamp` (and `updatetime`) to the emulator's now, unless they are among `fields`. */
  change(entity: string, id: string, fields: StoredRecord): void;
  /** Adds a record with the entity's defaults; returns its id. */
  add(entity: string, fields: StoredRecord): string;
  /** Deletes a record for good, and nothing else with it. */
  remove(entity: string, id: string): void;
}
