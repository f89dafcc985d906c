import type { AnyOf, Condition } from '../../system';

/** One query to the vendor, as planned for search terms. */
export interface Search {
  /** One for each field, and one group of alternatives at most. */
  readonly filters: readonly (Condition | AnyOf)[];
  /** What the filters do not express: to be checked on the records that come. */
  readonly checks: readonly Condition[];
}
