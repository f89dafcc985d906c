import { parseJson } from '../util/collections';
import { RESERVED } from './filterFields';
import type { Condition, Operator } from './query';

/** How conditions are written. */
export const FILTER_HELP =
  'Write conditions as field=value or field=operator,value (operators: > >= < <= >< != ~ !~ IN), joined by &';

export type ParsedPair = { readonly condition: Condition } | { readonly issue: string };

/** Reads the text of a filter as far as no entity has to be known: `shopID=1&total=>=,5`, encoded or not. */
export const parsePairs = (text: string): ParsedPair[] =>
  text
    .replace(/^\s*\?/, '')
    .split('&')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map(parsePair);

function parsePair(piece: string): ParsedPair {
  const at = piece.indexOf('=');
  const field = decode((at < 0 ? piece : piece.slice(0, at)).trim());
  if (RESERVED.includes(field)) return { issue: `"${field}" is set by the step itself` };
  if (at < 0 || /[<>!~]$/.test(field)) return { issue: `"${field}" needs the form field=operator,value` };
  const { operator, rest } = splitOperator(piece.slice(at + 1).trim());
  if (operator === '=' && /^(?:>|<|=|!=|!?~)/.test(decode(rest))) {
    return { issue: `"${field}" needs a comma between operator and value` };
  }
  const values = parseValues(operator, decode(rest));
  return values ? { condition: { field, operator, values } } : { issue: `"${field}" has a list that is no JSON array` };
}

/** The operator and its comma, plain or encoded, then the value as it was written. */
function splitOperator(text: string): { operator: Operator; rest: string } {
  const match = /^((?:>|%3e|<|%3c|!|%21|=|%3d|~|%7e)+|in)(?:,|%2c)/i.exec(text);
  const operator = match?.[1] && decodeURIComponent(match[1]).toUpperCase();
  return operator && isOperator(operator)
    ? { operator, rest: text.slice(match[0].length).trim() }
    : { operator: '=', rest: text };
}

const isOperator = (text: string): text is Operator =>
  ['!=', '>', '>=', '<', '<=', '><', '~', '!~', 'IN'].includes(text);

/** Undefined when a list begins like a JSON array and is none. */
function parseValues(operator: Operator, text: string): string[] | undefined {
  if (operator !== 'IN' && operator !== '><') return [text];
  if (operator === '><' || !text.startsWith('[')) return text.split(',').map((value) => value.trim());
  const list = parseJson(text);
  return Array.isArray(list) ? list.map(String) : undefined;
}

/** `%cap%` is a text with wildcards, `%25cap%25` the same in its encoded form. */
function decode(text: string): string {
  try {
    return /%(?![0-9a-f]{2})/i.test(text) ? text : decodeURIComponent(text);
  } catch {
    return text;
  }
}
