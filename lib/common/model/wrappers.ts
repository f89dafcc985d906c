import { asList, isObject } from '../util/collections';
import type { NestedShape } from './recordShape';

/** The inner key of a to-many part; where no page tells it the vendor's habit decides: `Images` holds `Image`. */
export const wrapperOf = (part: NestedShape | undefined, name: string): string =>
  part?.wrapper ?? name.replace(/ies$/, 'y').replace(/s$/, '');

/** The records of a nested to-many part, and the key that they go under. */
export interface NestedList {
  readonly wrapper: string;
  readonly records: readonly unknown[];
  /** Keys beside the wrapper, where there should be none. */
  readonly unexpectedKeys: readonly string[];
}

/**
 * Reads a to-many part as a user may give it. For the wrapper `SaleLine` all of these hold the same record:
 * `{SaleLine: [{itemID: 1}]}`, `{SaleLine: {itemID: 1}}`, `[{itemID: 1}]`, `{itemID: 1}`.
 *
 * @param known the wrapper that the catalogue tells
 * @param guess the wrapper where it tells none; then a single key that holds records is taken for the wrapper
 */
export function readNestedList(known: string | undefined, guess: string, value: unknown): NestedList {
  const expected = known ?? guess;
  if (!isObject(value)) return { wrapper: expected, records: asList(value), unexpectedKeys: [] };
  const keys = Object.keys(value).filter((key) => key !== '@attributes');
  const wrapper = [expected, ...(known === undefined ? soleWrapper(keys, value) : [])].find((key) =>
    keys.includes(key),
  );
  if (wrapper !== undefined) {
    return { wrapper, records: asList(value[wrapper]), unexpectedKeys: keys.filter((key) => key !== wrapper) };
  }
  return { wrapper: expected, records: keys.length > 0 ? [value] : [], unexpectedKeys: [] };
}

function soleWrapper(keys: readonly string[], value: Record<string, unknown>): string[] {
  const isSole = keys.length === 1;
  return keys.filter((key) => isSole && /^[A-Z]/.test(key) && typeof value[key] === 'object');
}
