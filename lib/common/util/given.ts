/**
 * Whether something was given. Absent, null and blank text all mean the same: a form sends any of them for a field that
 * was left empty.
 */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '');

/** Whether anything was given, also deep within lists and objects. */
export const holdsAnything = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(holdsAnything) : isGiven(value);

/** The fields that were given, apart from those names. */
export const givenFields = (
  fields: Readonly<Record<string, unknown>>,
  without: readonly string[] = [],
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => isGiven(value) && !without.includes(name)));

/** As {@link listGiven}, of objects: a text, a number or `{}` in place of the list is none. */
export const objectsGiven = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? listGiven(value) : [];

/** A list as it was given: JSONata turns a list of one into its only element, and one of none into nothing. */
export const listGiven = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return isGiven(value) ? [value] : [];
};
