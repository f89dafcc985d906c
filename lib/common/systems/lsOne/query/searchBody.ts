/** The body of a search: the vendor's names of filter and order. */
export type SearchBody = Readonly<Record<string, unknown>>;
