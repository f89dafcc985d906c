import type { Entity } from '../model/entity';
import type { ListQuery, Page, PageOptions, VendorRecord } from '../model/query';
import type { Clock } from '../util/clock';
import type { Deadline } from '../util/deadline';
import type { Log } from '../util/log';

/** What one run of a polling trigger is to read. */
export interface PollSettings {
  readonly entity: Entity;
  /** One of `pollFields(entity)`. */
  readonly by: { readonly kind: 'time'; readonly field: string } | { readonly kind: 'id' };
  /** First time to be read, included; default: the beginning. Not for polling by id. */
  readonly startMs?: number | undefined;
  /** End of the times to be read, excluded; default: none. Not for polling by id. */
  readonly endMs?: number | undefined;
  /** 1..100 */
  readonly pageSize: number;
  /** The run ends, resumably, after so many pages with records; infinite: with the last one. */
  readonly maxPages: number;
  readonly relations: readonly string[];
  readonly archived: NonNullable<ListQuery['archived']>;
  /** Further conditions; none of them on the polling field or the id. */
  readonly filters: NonNullable<ListQuery['filters']>;
  readonly parents: Readonly<Record<string, string>>;
  /** A look at the first records: at most 10, whatever the snapshot says, and no snapshot afterwards. */
  readonly sample: boolean;
  /** How long a change may take to show up in the vendor's lists. */
  readonly settleMs: number;
  /** The run ends, resumably, with the first page after that time. */
  readonly timeLimitMs: number;
}

/** Where the pages come from: a system, or anything that lists records. */
export interface PageSource {
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
}

/** Where records and snapshots go. When one of the two rejects, the run stops at once with that error. */
export interface PollOutput {
  page(records: readonly VendorRecord[]): Promise<void>;
  snapshot(value: unknown): Promise<void>;
}

export interface PollSummary {
  /** Records and pages that went out. */
  readonly records: number;
  readonly pages: number;
  /** `end`: everything up to now was read. After the others the next run goes on where this one stopped. */
  readonly ended: Ended;
}

export type Ended = 'end' | 'maxPages' | 'timeLimit' | 'stopped' | 'sample';

export interface PollDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** When the run has to end, beside the time limit of its settings; default: never. */
  readonly deadline?: Deadline;
}
