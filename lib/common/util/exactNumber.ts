/**
 * The number that a text of the vendor's stands for, as `"65.10"`, `"0.000000000"`, `"-0"` or `"1.0E-8"`; undefined
 * for a text that is none, and for one with digits that a number cannot hold.
 */
export function numberOf(text: string): number | undefined {
  const plain = plainNumber(text);
  if (plain !== undefined) return plain;
  const digits = significant(text);
  const number = Number(text);
  if (digits === undefined || !Number.isFinite(number) || significant(String(number)) !== digits) return undefined;
  // Minus zero is no other number than zero, but is compared and printed as one here and there.
  return number === 0 ? 0 : number;
}

/**
 * Most values of the vendor's are digits with at most one point, and few of them. Up to fifteen, the digits as a whole number
 * and the power of ten below them are both exact, so that one division rounds right.
 */
function plainNumber(text: string): number | undefined {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  if (text.length === start || text.length > MAX_SAFE_LENGTH) return undefined;
  let digits = 0;
  let pointAt = -1;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= ZERO + 9) digits = digits * 10 + (code - ZERO);
    else if (code === POINT && pointAt < 0 && at > start && at < text.length - 1) pointAt = at;
    else return undefined;
  }
  const number = pointAt < 0 ? digits : digits / (POWERS[text.length - 1 - pointAt] ?? Number.NaN);
  return start === 1 && number !== 0 ? -number : number;
}

const MAX_SAFE_LENGTH = 15;
const [MINUS, POINT, ZERO] = ['-', '.', '0'].map((character) => character.charCodeAt(0)) as [number, number, number];
const POWERS = Array.from({ length: MAX_SAFE_LENGTH }, (_, power) => 10 ** power);

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d{1,4}))?$/i;

/** One spelling for each value: its digits without zeros round them, and the power of ten of the last one. */
function significant(text: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  const all = `${whole}${fraction}`;
  if (all === '') return undefined;
  const digits = trimZeros(all);
  if (digits === '') return '0';
  const zerosBehind = all.length - all.search(/[1-9]/) - digits.length;
  return `${sign === '-' ? '-' : ''}${digits}e${Number(exponent) - fraction.length + zerosBehind}`;
}

/** Without a regular expression: one for the end of the text would be tried at every zero within. */
function trimZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end).replace(/^0+/, '');
}
