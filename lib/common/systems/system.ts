import type { Entity } from './entity';

/** A record as flows see it: the vendor's names and nesting, lists always arrays, values typed. */
export type VendorRecord = Record<string, unknown>;

/** The vendor's operators; `><` is between, both ends included. */
export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '><' | '~' | '!~' | 'IN';

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
}

export interface PageOptions {
  /** 1..100, default 100: the greatest page asked for. */
  readonly pageSize?: number;
}

/** What every connected system offers to triggers and actions. */
export interface System {
  readonly catalogue: Readonly<Record<string, Entity>>;
  /** Lazily, page by page; complete or an error. */
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
}
