import { closest, distance } from 'fastest-levenshtein';
import { getOwn } from './collections';

/** The values of a text that stands for a list: a JSON array, in which values may hold commas, or values between commas. */
export const textList = (text: string): unknown[] =>
  jsonArray(text) ?? text.split(',').flatMap((part) => part.trim() || []);

function jsonArray(text: string): unknown[] | undefined {
  try {
    const list: unknown = text.trim().startsWith('[') ? JSON.parse(text) : undefined;
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** `an Item`, `a Shop`. */
export function withArticle(label: string): string {
  return `${/^[AEIO]/i.test(label) ? 'an' : 'a'} ${label}`;
}

/** Names that a text quotes are cut: whole records have come as the name of a field. */
const MAX_NAME_LENGTH = 80;

/** So many names get a suggestion: the search for the nearest takes time, and nobody reads more. */
export const MAX_SUGGESTIONS = 50;

/**
 * `"itemId" is unknown (perhaps "itemID")`, one for each name that is not among the known ones. `usual` are other words
 * that people write for a known name.
 */
export function unknownNames(
  names: readonly string[],
  known: readonly string[],
  { where = '', usual = {} }: { readonly where?: string; readonly usual?: Readonly<Record<string, string>> } = {},
): string[] {
  const accepted = new Set(known);
  return names
    .filter((name) => !accepted.has(name))
    .map((name, at) => {
      const meant = getOwn(usual, name);
      const hint = meant ? ` (perhaps "${meant}")` : at < MAX_SUGGESTIONS ? suggestion(name, known) : '';
      return `${quoted(name)} is unknown${where && ` ${where}`}${hint}`;
    });
}

/** A name as texts quote it. */
export const quoted = (name: string): string =>
  `"${name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}...` : name}"`;

/** ` (perhaps "itemID")` when one of the known names looks like the unknown one, else ''. */
export function suggestion(name: string, known: readonly string[]): string {
  if (known.length === 0 || name.length > MAX_NAME_LENGTH) return '';
  const nearest = closest(
    name.toLowerCase(),
    known.map((each) => each.toLowerCase()),
  );
  const near = distance(name.toLowerCase(), nearest) <= Math.max(2, name.length / 4);
  const found = known.find((each) => each.toLowerCase() === nearest);
  return near && found !== undefined ? ` (perhaps "${found}")` : '';
}
