import type { Cfg } from '../systems/system';
import type { Log } from '../util/log';
import type { PlatformApi } from './storedKeys';

export type { Cfg };

/** A message between steps. Every emitted message needs its own id: parallel steps would take equal ids for one message. */
export interface Message {
  readonly id?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly attachments?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** Sends something to the platform. Always await it: it slows the run down while the next step is busy. */
export interface Emit {
  (event: 'data', message: Message): Promise<unknown>;
  /** At most 5 KB of JSON; replaces the last one. */
  (event: 'snapshot', snapshot: unknown): Promise<unknown>;
  /** Hands the incoming message back; the platform repeats it later (after 15 s, doubled each time, at most 20 times). */
  (event: 'rebound', reason: string): Promise<unknown>;
  /** Changes the stored credential; the running step keeps the old configuration. */
  (event: 'updateKeys', keys: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** `this` of `process`, select models, `getMetaModel` and `verifyCredentials`. */
export interface Context {
  readonly logger: Log;
  emit: Emit;
  /** The platform's API client of `elasticio-rest-node`. */
  getApiClient(): PlatformApi;
  /** Settings of the runtime; in one-time calls the whole environment. */
  getConfig(): Readonly<Record<string, unknown>>;
  /** Errors that the sailor counted in this run, its own included. Only in `process`, and not documented. */
  readonly errorCount?: number;
  /** Only in `process`. */
  getFlowVariables?(): Readonly<Record<string, string>>;
}
