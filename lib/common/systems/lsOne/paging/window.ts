/** A request for a part of a list, as the vendor counts: the first page is 1. */
export interface Window {
  readonly page: number;
  readonly size: number;
  /** It begins right behind the records that were read, because no page overlaps with them. */
  readonly isLoose?: true;
}

/** Position of the first record, from 0. */
export const startOf = ({ page, size }: Window): number => (page - 1) * size;

export const before = ({ page, size }: Window): Window => ({ page: page - 1, size });

/**
 * The window that follows the first `count` records of a list and overlaps with them. The overlap tells whether the list
 * has shifted: when a record before it was deleted, the one that would have come next has moved up, and a window without
 * overlap would miss it.
 *
 * The vendor counts in pages of one size, so an overlap needs a size that does not divide `count`.
 *
 * @param maxSize the greatest size that the server gives
 * @param overlap records that are to be read again; fewer where no size allows so many
 */
export function nextWindow(count: number, maxSize: number, overlap: number): Window {
  if (overlap < 1) return looseWindow(count, maxSize);
  let best: Window | undefined;
  let furthest = count;
  for (let size = maxSize; size > 0 && furthest < count + size - overlap; size--) {
    const page = Math.floor(Math.max(0, count - overlap) / size) + 1;
    if (page * size > furthest) {
      best = { page, size };
      furthest = page * size;
    }
  }
  return best ?? nextWindow(count, maxSize, Math.floor(overlap / 2));
}

/** Only with a handful of records a page all sizes divide the count. */
function looseWindow(count: number, maxSize: number): Window {
  const sizes = Array.from({ length: maxSize }, (_, at) => maxSize - at);
  const size = sizes.find((each) => count % each === 0) ?? 1;
  return { page: count / size + 1, size, isLoose: true };
}
