/**
 * Order of stored values: unset first, numbers as numbers, texts without regard to case, as the vendor's database does.
 * Datetimes are stored in one form only, so their text order is their time order.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) {
    return 0;
  }
  if (a === undefined || b === undefined) {
    return a === undefined ? -1 : 1;
  }
  return typeof a === 'string' && typeof b === 'string'
    ? order(a.toLowerCase(), b.toLowerCase())
    : order(Number(a), Number(b));
}

function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b);
}
