/** An injected fault: the requests that it affects, and what happens to them. */
export interface Fault extends FaultMatch {
  readonly action: FaultAction;
}

/** All given conditions must hold. Requests of the authorization server can be matched as well. */
export interface FaultMatch {
  readonly method?: string;
  /**
   * A string: the leading segments of the path, below the account (`Item` matches `Item.json` and `Item/12.json`, not
   * `ItemShop.json`) or, with a leading slash, of the whole path; no suffix; `*` stands for any segment. An expression:
   * tried on the whole path.
   */
  readonly path?: string | RegExp;
  /** 1-based page of a list, found by following the cursors that were handed out. */
  readonly page?: number;
  readonly when?: (query: URLSearchParams) => boolean;
  /** 1-based: the first of the matching requests to affect; default 1. */
  readonly nth?: number;
  /** From `nth` on, one in so many matching requests is affected: 10 is every tenth; default 1. */
  readonly every?: number;
  /** Number of requests to affect in all; default 1, with `every` and for `maxPage` without limit. */
  readonly times?: number;
}

export type FaultAction =
  /** Answers without executing. A 401 or 429 is not charged. `rate: false` leaves the rate headers out. */
  | {
      readonly kind: 'status';
      readonly status: number;
      /** Text goes out as it is. */
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly rate?: boolean;
    }
  /** Waits, by the emulator's clock, before the request is executed, or after it. */
  | { readonly kind: 'delay'; readonly delayMs: number; readonly afterCommit?: boolean }
  /** Something else happens right before the request is executed, or between execution and answer. */
  | { readonly kind: 'interleave'; readonly change: () => void; readonly afterCommit?: boolean }
  /** Sends all headers and half of the body, then breaks the connection. */
  | { readonly kind: 'cutBody' }
  /** Breaks the connection before anything happens. */
  | { readonly kind: 'reset' }
  /** Executes, then breaks the connection, or answers with `status` instead. */
  | { readonly kind: 'lostAnswer'; readonly status?: number }
  /** Executes, then sends these headers beside its own, and this body in place of its own. */
  | { readonly kind: 'rewrite'; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Executes, then sends the body in pieces that take so long together, by the emulator's clock. */
  | { readonly kind: 'dripBody'; readonly overMs: number }
  /** `next` leads to another origin. */
  | { readonly kind: 'wrongOriginNext'; readonly origin?: string }
  /** `next` leads to the same page again. */
  | { readonly kind: 'repeatCursor' }
  /** Lists that ask for more than `limit` records are answered 500. */
  | { readonly kind: 'maxPage'; readonly limit: number }
  /** Leaves a key of the answer out; default: the records. */
  | { readonly kind: 'dropKey'; readonly key?: string };

/** Scripted faults, tried in the order they were added; at most one affects a request. */
export interface Faults {
  /** @throws RangeError for a path with suffix, which would match no request */
  add(fault: Fault): void;
  /** Faults that affected fewer requests than they should; those without limit are left out. */
  pending(): readonly Fault[];
  clear(): void;
}
