import type { Entity, Operator } from './entity';

export type { Operator };

/** A record as flows see it: the vendor's names and nesting, lists always arrays, values typed. */
export type VendorRecord = Record<string, unknown>;

/** `field` is a field, a query parameter of the entity, or `Relation.field`. Two values for `><`, any number for `IN`. */
export interface Condition {
  readonly field: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** Alternatives of one filter (the vendor's `or` parameter). */
export interface AnyOf {
  readonly anyOf: readonly Condition[];
}

export interface ListQuery {
  readonly entity: Entity;
  /** Ids that the entity's path needs. */
  readonly parents?: Readonly<Record<string, string>>;
  /** All must hold. */
  readonly filters?: readonly (Condition | AnyOf)[];
  readonly sort?: { readonly field: string; readonly descending?: boolean } | undefined;
  readonly relations?: readonly string[];
  /** Default `exclude`, as the vendor's. */
  readonly archived?: 'include' | 'exclude' | 'only';
}

/** One page of a list. Pages follow each other without gaps, or the iterator throws. */
export interface Page {
  readonly records: readonly VendorRecord[];
  /** 1-based. */
  readonly number: number;
  /** The vendor's clock when the page was read (the `Date` header); undefined when it did not say. */
  readonly serverNowMs: number | undefined;
  /** All records together have at most so many bytes as JSON; undefined: unknown. */
  readonly maxBytes?: number | undefined;
}

export interface PageOptions {
  /** 1..100, default 100: the greatest page asked for. */
  readonly pageSize?: number;
  /** The most records that the consumer will take; unknown when absent. A list that cannot give them fails at once. */
  readonly maxRecords?: number | undefined;
}

/** One record of a system. */
export interface RecordRef {
  readonly entity: Entity;
  readonly id: string;
  /** Ids that the entity's path needs. */
  readonly parents?: Readonly<Record<string, string>> | undefined;
}

/** A record that is still to be created. */
export interface Draft {
  readonly entity: Entity;
  /** What the user gave, and nothing else. */
  readonly fields: VendorRecord;
  /** Ids that the entity's path needs. */
  readonly parents?: Readonly<Record<string, string>> | undefined;
}

export interface GetOptions {
  readonly relations?: readonly string[];
}

export interface CreateOptions {
  /**
   * Fields that identify the record: after a creation whose outcome is unclear it is looked for by them before it is
   * sent again. Default: the natural key of the entity, if it has one.
   */
  readonly identifiedBy?: readonly string[] | undefined;
  /** Relations that the record in the answer has loaded. */
  readonly relations?: readonly string[];
}

/** What a change knows beside its fields; without it the fields are sent as they are. */
export interface UpdateOptions {
  /** Dotted names of what the message holds and no change takes: the message holds a record as it was read. */
  readonly leftOut: readonly string[];
  /** Field -> what is wrong with its value unless it is the stored one. */
  readonly doubts: Readonly<Record<string, string>>;
}

/** What became of a record that was removed. */
export interface Removed {
  readonly id: string;
  /** It is still there, among the archived ones. */
  readonly archived: boolean;
}
