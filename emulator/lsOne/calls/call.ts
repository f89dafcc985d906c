import type { LsOneState } from '../data/state';

/** A request whose path, token and permission are fine. */
export interface LsOneCall {
  readonly state: LsOneState;
  /** Of the path; empty where it has none. */
  readonly orderId: string;
  readonly lineNumber: string;
  readonly params: URLSearchParams;
  /** The body as `fromJson` reads it; undefined without one. */
  readonly body: unknown;
}

export interface LsOneReply {
  readonly status: number;
  /** Becomes JSON; decimals by `bareDecimal`. */
  readonly body?: unknown;
  /** Goes out as it is instead. */
  readonly text?: string;
}

export type Handler = (call: LsOneCall) => LsOneReply | Promise<LsOneReply>;

export const ok = (body: unknown): LsOneReply => ({ status: 200, body });
