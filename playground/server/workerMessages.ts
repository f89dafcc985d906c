import type { Exchange, Spender } from '../protocol';

type Body = Readonly<Record<string, unknown>>;

/** What the server tells a worker. */
export type ToWorker =
  | {
      readonly type: 'run';
      readonly function: string;
      /** Credential and step's fields. */
      readonly cfg: Body;
      readonly body: unknown;
      readonly snapshot: unknown;
      readonly by: Spender;
    }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown };

/** What a worker tells the server. */
export type FromWorker =
  | { readonly type: 'data'; readonly body: unknown }
  | { readonly type: 'snapshot'; readonly snapshot: unknown }
  | { readonly type: 'error'; readonly message: string }
  | { readonly type: 'rebound'; readonly reason: string }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'exchange'; readonly exchange: Exchange }
  | { readonly type: 'readKeys'; readonly id: number }
  | { readonly type: 'writeKeys'; readonly id: number; readonly keys: object };
