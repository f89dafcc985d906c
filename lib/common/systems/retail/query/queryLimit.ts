import type { Entity } from '../../../model/entity';
import { InputError } from '../../../util/errors';

/** As many requests for one search as some minutes of the vendor's rate allow. */
export const MAX_QUERIES = 300;

/** Refuses a search that needs too many requests, before any of them is planned. `names` are the fields to blame. */
export function refuseTooMany({ plural }: Entity, count: number, names: readonly string[]): void {
  if (count <= MAX_QUERIES) return;
  throw new InputError(
    `Search for ${plural}: these values need ${count > 1e6 ? 'more than 1000000' : count} requests, and at most ${MAX_QUERIES} are made. ` +
      `Shorten the list of ${names.map((name) => `"${name}"`).join(' or ')}, or search in several steps.`,
  );
}
