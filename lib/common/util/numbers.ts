/**
 * Numbers as people and spreadsheets write them into texts: `5`, ` 5.00 `, `+5`, `.5`, `1e3`. Commas are refused: nobody
 * knows whether `1,000` means a thousand or one.
 */
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Longer texts are no numbers that anybody means. */
const MAX_LENGTH = 100;

/** The digits of a whole number, however it is written: `5.00` is `5`. Undefined for anything else. */
export function wholeNumber(text: string): string | undefined {
  const trimmed = text.trim();
  const [, sign, digits] = /^([+-]?)(\d+)(?:\.0*)?$/.exec(trimmed) ?? [];
  if (digits !== undefined) return inSign(sign, digits.replace(/^0+(?=\d)/, ''));
  const number = decimalNumber(trimmed) === undefined ? Number.NaN : Number(trimmed);
  return Number.isSafeInteger(number) ? String(number + 0) : undefined;
}

const inSign = (sign: string | undefined, digits: string): string =>
  sign === '-' && digits !== '0' ? `-${digits}` : digits;

/** The text of a number without spaces and plus sign, no digit lost. Undefined for anything else. */
export function decimalNumber(text: string): string | undefined {
  const trimmed = text.trim();
  const isNumber = trimmed.length <= MAX_LENGTH && DECIMAL.test(trimmed) && Number.isFinite(Number(trimmed));
  return isNumber ? trimmed.replace(/^\+/, '') : undefined;
}
