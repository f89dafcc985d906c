import type { EmulatorClock } from './types';

/** One request as the emulator received it, without tokens and secrets. */
export interface LogEntry {
  /** When it arrived, in milliseconds by the emulator's clock. */
  readonly at: number;
  readonly method: string;
  /** As on the wire, without query. */
  readonly path: string;
  /** Raw, without `?`. */
  readonly query: string;
  /** The query decoded. */
  readonly params: Readonly<Partial<Record<string, string>>>;
  readonly authorization: 'bearer' | 'other' | 'none';
  /** Of the answer; 0 until there is one, and for good when none was sent. */
  readonly status: number;
  /** Price, bucket level and requests in the current second as the answer's headers told them; API only. */
  readonly costDrips?: number;
  readonly levelDrips?: number;
  readonly burstCount?: number;
  /** The parsed JSON body of an API request. */
  readonly body?: unknown;
  /** The limiter that refused the request. */
  readonly limiter?: 'bucket' | 'burst' | 'giftCard';
  /** The grant type of a call of the token endpoint. */
  readonly grant?: string;
  /** Kind of the scripted fault that affected the request. */
  readonly fault?: string;
}

/** An entry that is still being filled in. */
export type OpenEntry = { -readonly [key in keyof LogEntry]: LogEntry[key] };

export interface RequestLog {
  /** In the order of arrival. */
  readonly entries: readonly LogEntry[];
  clear(): void;
}

/** The log as the server writes it. */
export interface OpenLog extends RequestLog {
  open(request: { method: string; path: string; query: string; authorization: string | undefined }): OpenEntry;
}

export function createRequestLog(clock: Pick<EmulatorClock, 'nowMs'>): OpenLog {
  const entries: OpenEntry[] = [];
  return {
    entries,
    clear() {
      entries.length = 0;
    },
    open({ method, path, query, authorization }) {
      const entry: OpenEntry = {
        at: clock.nowMs(),
        method,
        path,
        query,
        params: Object.fromEntries(new URLSearchParams(query)),
        authorization: kindOf(authorization),
        status: 0,
      };
      entries.push(entry);
      return entry;
    },
  };
}

function kindOf(authorization: string | undefined): LogEntry['authorization'] {
  if (!authorization) return 'none';
  return /^Bearer /i.test(authorization) ? 'bearer' : 'other';
}
