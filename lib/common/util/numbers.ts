/**
 * Numbers as people and spreadsheets write them: `5`, ` 5.00 `, `+5`, `.5`, `1e3`. Commas are refused: `1,000` may mean a
 * thousand or one.
 */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Longer texts are no numbers. */
const MAX_LENGTH = 100;

/** The digits of a whole number in any notation: `5.00` gives `5`. Undefined for other texts. */
export function wholeNumber(text: string): string | undefined {
  const trimmed = text.trim();
  const [, sign, digits] = /^([+-]?)(\d+)(?:\.0*)?$/.exec(trimmed) ?? [];
  if (digits !== undefined) return inSign(sign, digits.replace(/^0+(?=\d)/, ''));
  const number = decimalNumber(trimmed) === undefined ? Number.NaN : Number(trimmed);
  return Number.isSafeInteger(number) ? String(number + 0) : undefined;
}

const inSign = (sign: string | undefined, digits: string): string =>
  sign === '-' && digits !== '0' ? `-${digits}` : digits;

/** The whole number of a text, if it lies in the range; both ends count. For settings and fields of forms. */
export function countIn(text: string, min: number, max: number): number | undefined {
  const number = Number(wholeNumber(text) ?? Number.NaN);
  return number >= min && number <= max ? number : undefined;
}

/** The text of a number without spaces and plus sign; all digits stay. Undefined for other texts. */
export function decimalNumber(text: string): string | undefined {
  const trimmed = text.trim();
  const isNumber = trimmed.length <= MAX_LENGTH && DECIMAL.test(trimmed) && Number.isFinite(Number(trimmed));
  return isNumber ? trimmed.replace(/^\+/, '') : undefined;
}
