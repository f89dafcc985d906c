import type { Entity } from '../model/entity';
import type { ListQuery, Page, PageOptions, VendorRecord } from '../model/query';
import type { Clock } from '../util/clock';
import type { Deadline } from '../util/deadline';
import type { Log } from '../util/log';

/** Settings of one run of a polling trigger. */
export interface PollSettings {
  readonly entity: Entity;
  /** One of `pollFields(entity)`. */
  readonly by: { readonly kind: 'time'; readonly field: string } | { readonly kind: 'id' };
  /** First time, included; default: none. Not for polling by id. */
  readonly startMs?: number | undefined;
  /** End of the times, excluded; default: none. Not for polling by id. */
  readonly endMs?: number | undefined;
  /** 1..100 */
  readonly pageSize: number;
  /** The run ends, resumably, after this number of pages with records; Infinity: no limit. */
  readonly maxPages: number;
  readonly relations: readonly string[];
  readonly archived: NonNullable<ListQuery['archived']>;
  /** Further conditions; none of them on the polling field or the id. */
  readonly filters: NonNullable<ListQuery['filters']>;
  readonly parents: Readonly<Record<string, string>>;
  /** A sample: at most 10 records, without reading or writing a snapshot. */
  readonly sample: boolean;
  /** How long a change may take to appear in the vendor's lists. */
  readonly settleMs: number;
  /** The run ends, resumably, with the first page after this time. */
  readonly timeLimitMs: number;
}

/** A source of pages: a system, or anything that lists records. */
export interface PageSource {
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
}

/** Receives records and snapshots. When one of the two rejects, the run stops at once with that error. */
export interface PollOutput {
  page(records: readonly VendorRecord[]): Promise<void>;
  snapshot(value: unknown): Promise<void>;
}

export interface PollSummary {
  /** Number of emitted records and pages. */
  readonly records: number;
  readonly pages: number;
  /** `end`: everything up to now was read. After the other endings the next run continues where this one stopped. */
  readonly ended: Ended;
}

export type Ended = 'end' | 'maxPages' | 'timeLimit' | 'stopped' | 'sample';

export interface PollDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the run, in addition to the time limit of its settings; default: never. */
  readonly deadline?: Deadline;
}
