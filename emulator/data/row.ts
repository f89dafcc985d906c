/** A stored record: the vendor's field names, typed values, relations kept as ids. */
export type Row = Record<string, unknown>;
