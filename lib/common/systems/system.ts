import type { Catalogue } from '../model/entity';
import type {
  CreateOptions,
  Draft,
  GetOptions,
  ListQuery,
  Page,
  PageOptions,
  RecordRef,
  Removed,
  VendorRecord,
} from '../model/query';

/** What every connected system offers to triggers and actions. All of it rejects with a `LightspeedError`. */
export interface System {
  readonly catalogue: Catalogue;
  /** Lazily, page by page; complete or an error. */
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
  /** One record; undefined: there is none with that id. */
  get(ref: RecordRef, options?: GetOptions): Promise<VendorRecord | undefined>;
  /**
   * The record as stored. Rejects with an `OutcomeUnknownError` when it is not known whether the record came about:
   * it is never sent again blindly.
   */
  create(draft: Draft, options?: CreateOptions): Promise<VendorRecord>;
  /** Changes the given fields only. The record as stored; an unknown id is a `NotFoundError`. */
  update(ref: RecordRef, fields: VendorRecord): Promise<VendorRecord>;
  /** Archives or deletes, as the system does with this entity; undefined: there was none with that id. */
  remove(ref: RecordRef): Promise<Removed | undefined>;
}
