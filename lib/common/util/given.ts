/**
 * Whether a value was given. Absent, null and blank text mean "not given": forms send any of them for an empty field.
 */
export const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'string' || value.trim() !== '');

/** Whether a value was given, or any value within it (lists and objects at any depth). */
export const holdsAnything = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.values(value).some(holdsAnything) : isGiven(value);

/** The given fields, except those in `without`. */
export const givenFields = (
  fields: Readonly<Record<string, unknown>>,
  without: readonly string[] = [],
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => isGiven(value) && !without.includes(name)));

/** As {@link listGiven} for objects: a text, a number or `{}` is an empty list. */
export const objectsGiven = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? listGiven(value) : [];

/** The value as a list: JSONata replaces a list of one by its only element and an empty list by nothing. */
export const listGiven = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  return isGiven(value) ? [value] : [];
};

/** The text of a field of a form; a field that was cleared arrives as `''` or `null`. */
export function textField(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
