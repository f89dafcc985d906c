import type { VendorRecord } from '../model/query';
import type { PollSettings } from './pollSettings';

/** What a system is asked for by a poll that finds changes by comparing. */
export interface ChangeScanRequest {
  readonly settings: PollSettings;
  /** What the last scan that went out as a whole has left in the snapshot; undefined: there was none. */
  readonly memory: unknown;
}

/** One look at all records that a poll by comparing follows. */
export interface ChangeScan {
  /**
   * Each record, page by page; complete or an error. Of a record that comes twice the later version counts. A sample stops
   * reading when it has ten.
   */
  records(): AsyncIterable<readonly VendorRecord[]>;
  /**
   * Followed records that this scan did not find, as they are now, by id. One that is absent from the answer was deleted:
   * that the list lacks it is no proof. Called after `records`.
   */
  missing(ids: readonly string[]): Promise<ReadonlyMap<string, VendorRecord>>;
  /** How many records there are, asked for when they are too many to be compared; absent: that is not told. */
  count?(): Promise<number>;
  /** What tells versions of a record apart; absent: all of it that goes out. */
  version?(record: VendorRecord): VendorRecord;
  /** A record out of `missing` is one of the list all the same, passed over by this scan; absent: it has left the list. */
  isFollowed?(record: VendorRecord): boolean;
  /** The record will not change any more: it goes out as it is and is forgotten when all of the scan went out. */
  isFinal?(record: VendorRecord): boolean;
  /** For the next scan, some hundred bytes of JSON; asked for when all of the scan went out. */
  memory?(): unknown;
}
