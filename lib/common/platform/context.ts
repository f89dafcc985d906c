import type { Cfg } from '../systems/system';
import type { Log } from '../util/log';
import type { PlatformApi } from './storedKeys';

export type { Cfg };

/** A message between steps. Every emitted one has an id of its own, or parallel steps take one for another's twin. */
export interface Message {
  readonly id?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly attachments?: Readonly<Record<string, unknown>>;
}

/** Sends something to the platform. Await it always: it holds back while the next step is busy. */
export interface Emit {
  (event: 'data', message: Message): Promise<unknown>;
  /** At most 5 KB of JSON; overwrites the last one. */
  (event: 'snapshot', snapshot: unknown): Promise<unknown>;
  /** Hands the incoming message back, to get it again after a while (15 s, doubled each time, 20 times at most). */
  (event: 'rebound', reason: string): Promise<unknown>;
  /** Changes the stored credential; the running step keeps its old configuration. */
  (event: 'updateKeys', keys: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** `this` of `process`, of select models, of `getMetaModel` and of `verifyCredentials`. */
export interface Context {
  readonly logger: Log;
  emit: Emit;
  /** The platform's API as `elasticio-rest-node` offers it. */
  getApiClient(): PlatformApi;
  /** Settings of the runtime; in one-time calls the whole environment. */
  getConfig(): Readonly<Record<string, unknown>>;
  /** Errors that the sailor has counted in this run, its own included; only in `process`, and no part of its promises. */
  readonly errorCount?: number;
  /** Only in `process`. */
  getFlowVariables?(): Readonly<Record<string, string>>;
}
