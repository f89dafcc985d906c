/**
 * The number that a text of the vendor's stands for, as `"65.10"`, `"0.000000000"`, `"-0"` or `"1.0E-8"`; undefined
 * for a text that is none, and for one with digits that a number cannot hold.
 */
export function numberOf(text: string): number | undefined {
  if (text.length <= MAX_SAFE_LENGTH && PLAIN.test(text)) return Number(text) || 0;
  const digits = significant(text);
  const number = Number(text);
  if (digits === undefined || !Number.isFinite(number) || significant(String(number)) !== digits) return undefined;
  // Minus zero is no other number than zero, but is compared and printed as one here and there.
  return number === 0 ? 0 : number;
}

/** A number holds any fifteen digits; most values of the vendor's have fewer. */
const MAX_SAFE_LENGTH = 15;
const PLAIN = /^-?\d+(?:\.\d+)?$/;

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
