import type { Entity } from './entity';

/** Records that a list leaves out as long as nothing is said of a parameter. */
export interface HiddenRecords {
  /** In the plural: `gift cards`. */
  readonly what: string;
  /** The parameter that brings them: `giftCard = true`. */
  readonly unless: string;
}

/** What a list of an entity leaves out when it is filtered by these fields; none of it is an error to the vendor. */
export const hiddenRecords = ({ queryParams = {} }: Entity, fields: readonly string[] = []): HiddenRecords[] =>
  Object.entries(queryParams).flatMap(([name, { type, reveals }]) =>
    reveals === undefined || fields.includes(name)
      ? []
      : [{ what: reveals, unless: type === 'boolean' ? `${name} = true` : name }],
  );
