/** Decimals are kept as text, with the digits that they were sent with. */
export type Decimal = string;

/** No text of a record begins with this character of the private use area. */
const MARK = '\uE000';

/** A decimal as `toJson` writes it: a bare number with its digits. */
export const bareDecimal = (value: Decimal, leastDigits: number): string => `${MARK}${padded(value, leastDigits)}`;

/** JSON with decimals as servers on .NET write them: `12.500000`. */
export const toJson = (body: unknown): string => JSON.stringify(body).replaceAll(MARKED, '$1');

const MARKED = new RegExp(`"${MARK}([^"]*)"`, 'g');

function padded(value: Decimal, leastDigits: number): string {
  if (/e/i.test(value)) return value;
  const [whole = '0', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(leastDigits, '0');
  return digits === '' ? whole : `${whole}.${digits}`;
}
