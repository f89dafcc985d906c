/** Decimals are kept as text, with the digits that they were sent with. */
export type Decimal = string;

/** Stands before the digits of a number; a character of the private use area, with which no text of a record begins. */
const MARK = '\uE000';

/** A decimal as `toJson` writes it: a bare number with its digits. */
export const bareDecimal = (value: Decimal, leastDigits: number): string => `${MARK}${padded(value, leastDigits)}`;

/** JSON with decimals as servers on .NET write them: `12.500000`. */
export const toJson = (body: unknown): string => JSON.stringify(body).replaceAll(MARKED, '$1');

const MARKED = new RegExp(`"${MARK}([^"]*)"`, 'g');

/** Valid JSON, its numbers as texts that `digitsOf` reads: a JavaScript number would lose digits. */
export const fromJson = (text: string): unknown =>
  JSON.parse(text.replace(TOKENS, (token) => (token.startsWith('"') ? token : `"${MARK}${token}"`)));

/** Texts, and numbers outside of them. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

/** The digits of a number that `fromJson` has read; undefined for anything else. */
export const digitsOf = (value: unknown): Decimal | undefined =>
  typeof value === 'string' && value.startsWith(MARK) ? value.slice(MARK.length) : undefined;

function padded(value: Decimal, leastDigits: number): string {
  if (/e/i.test(value)) return value;
  const [whole = '0', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(leastDigits, '0');
  return digits === '' ? whole : `${whole}.${digits}`;
}
