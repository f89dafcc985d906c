import { isObject } from '../../../objects';
import { asList } from './records';

/** The records of a nested to-many part, and the key that they go under. */
export interface Wrapped {
  readonly wrapper: string;
  readonly records: readonly unknown[];
  /** Names beside the wrapper, where there should be none. */
  readonly strangers: readonly string[];
}

/**
 * Reads a to-many part as a user may give it: `{wrapper: [...]}`, `{wrapper: {...}}`, a bare list, a single record, or
 * nothing at all. `known` is the catalogue's wrapper; where it has none the one in use wins over the guess.
 */
export function wrapped(known: string | undefined, guess: string, value: unknown): Wrapped {
  const expected = known ?? guess;
  if (!isObject(value)) return { wrapper: expected, records: asList(value), strangers: [] };
  const names = Object.keys(value).filter((name) => name !== '@attributes');
  const wrapper = names.includes(expected) ? expected : known === undefined ? soleWrapper(names, value) : undefined;
  return wrapper === undefined
    ? { wrapper: expected, records: names.length > 0 ? [value] : [], strangers: [] }
    : { wrapper, records: asList(value[wrapper]), strangers: names.filter((name) => name !== wrapper) };
}

const soleWrapper = ([sole, ...others]: readonly string[], value: Record<string, unknown>): string | undefined =>
  sole !== undefined && others.length === 0 && /^[A-Z]/.test(sole) && typeof value[sole] === 'object'
    ? sole
    : undefined;
