import { closest, distance } from 'fastest-levenshtein';
import { getOwn, parseJson } from './collections';

/** The values of a list in one text: a JSON array (its values may contain commas), or values separated by commas. */
export const textList = (text: string): unknown[] =>
  jsonArray(text) ?? text.split(',').flatMap((part) => part.trim() || []);

function jsonArray(text: string): unknown[] | undefined {
  const list = text.trim().startsWith('[') ? parseJson(text) : undefined;
  return Array.isArray(list) ? list : undefined;
}

/** `an Item`, `a Shop`. */
export function withArticle(label: string): string {
  return `${/^[AEIO]/i.test(label) ? 'an' : 'a'} ${label}`;
}

/** Longer names are cut in texts: whole records have arrived as the name of a field. */
const MAX_NAME_LENGTH = 80;

/** Only the first names get a suggestion: the search for similar names takes time. */
export const MAX_SUGGESTIONS = 50;

/**
 * `"itemId" is unknown (perhaps "itemID")`, one text for each unknown name. `usual` maps words that other tools use to
 * known names.
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

/** A name in quotes, cut when it is long. */
export const quoted = (name: string): string =>
  `"${name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}...` : name}"`;

/** ` (perhaps "itemID")` when a known name is similar, else ''. */
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
