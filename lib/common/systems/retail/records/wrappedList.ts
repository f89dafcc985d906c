import type { NestedShape } from '../../../model/recordShape';
import { isObject } from '../../../util/collections';

/** A record, or a text in the place of one. */
export const isSomething = (value: unknown): boolean =>
  value !== null && value !== '' && !(isObject(value) && isEmpty(value));

/** The catalogue's wrapper; else, as some are guesses, a sole key that holds records. Undefined: a bare record. */
export function receivedWrapper(value: Record<string, unknown>, part: NestedShape): string | undefined {
  if (part.wrapper !== undefined && part.wrapper in value) return part.wrapper;
  const sole = soleKey(value);
  if (sole === undefined) return undefined;
  // Tags are recorded as bare texts, one or several: `{tag: "sale"}`.
  const isNamedSo = sole.toLowerCase() === part.wrapper?.toLowerCase();
  return isNamedSo || value[sole] === '' || typeof value[sole] === 'object' ? sole : undefined;
}

function isEmpty(value: Readonly<Record<string, unknown>>): boolean {
  for (const name in value) if (name !== '@attributes') return false;
  return true;
}

/** The only name beside attributes; undefined where there are more, or none. */
export function soleKey(value: Readonly<Record<string, unknown>>): string | undefined {
  let sole: string | undefined;
  for (const name in value) {
    if (name === '@attributes') continue;
    if (sole !== undefined) return undefined;
    sole = name;
  }
  return sole;
}

/** Deleting makes an object slow: only where there is something. */
export function withoutAttributes(value: Record<string, unknown>): void {
  if ('@attributes' in value) delete value['@attributes'];
}
