import { parseJson } from './collections';
import { numberOf } from './exactNumber';

/**
 * The value of a JSON text, as {@link parseJson} gives it, but for numbers of more digits than a number can hold: they
 * become texts, with all of their digits. Undefined when the text is no JSON.
 */
export function parseExactJson(text: string): unknown {
  const value = parseJson(text);
  if (value === undefined) return undefined;
  const exact = text.replace(TOKEN, (token) => (isText(token) || numberOf(token) !== undefined ? token : `"${token}"`));
  return exact === text ? value : parseJson(exact);
}

/** The texts and the numbers of a JSON text: what looks like a number within a text is part of that. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.]*(?:[eE][+-]?\d+)?/g;

const isText = (token: string): boolean => token.startsWith('"');

/**
 * A flat object as JSON. A text under one of the names `decimals` is written as a number, with all of its digits.
 *
 * @param fields what is undefined is left out
 */
export function exactJson(fields: Readonly<Record<string, unknown>>, decimals: readonly string[]): string {
  const pairs = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => `${JSON.stringify(name)}:${decimals.includes(name) ? literal(value) : JSON.stringify(value)}`,
    );
  return `{${pairs.join(',')}}`;
}

/** A number that is no JSON (`.5`, `05`, `5.`) is written as JSON has it; any other text stays a text. */
function literal(value: unknown): string {
  const [, sign, whole, fraction, exponent = ''] = (typeof value === 'string' && DECIMAL.exec(value.trim())) || [];
  if (whole === undefined || `${whole}${fraction ?? ''}` === '') return JSON.stringify(value);
  const number = numberOf(String(value).trim());
  if (number !== undefined) return JSON.stringify(number);
  return `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction ? `.${fraction}` : ''}${exponent}`;
}

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(e[+-]?\d{1,4})?$/i;
