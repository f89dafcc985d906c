/** Nothing was given: a form sends an empty text or null for a field that was left empty. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** The fields that were given, apart from those names. */
export const filled = (
  given: Readonly<Record<string, unknown>>,
  without: readonly string[] = [],
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([name, value]) => !isEmpty(value) && !without.includes(name)));
