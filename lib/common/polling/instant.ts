import { parseTime } from '../model/times';

/**
 * An exact moment: the whole second and its decimal digits. The vendor's times are whole seconds; a finer one may have more
 * digits than milliseconds can hold.
 */
export interface Instant {
  /** The whole second. */
  readonly timeMs: number;
  /** Decimal digits without trailing zeros; absent for none. */
  readonly fraction?: string | undefined;
}

/** Undefined when the text is no date-time. */
export function parseInstant(text: string): Instant | undefined {
  if (!text.includes('.')) {
    const wholeMs = parseTime(text);
    return wholeMs === undefined ? undefined : { timeMs: wholeMs };
  }
  const [, digits = ''] = FRACTION.exec(text) ?? [];
  const timeMs = parseTime(text.replace(FRACTION, ''));
  if (timeMs === undefined) return undefined;
  const fraction = digits.replace(/(?<!0)0+$/, '');
  return fraction ? { timeMs, fraction } : { timeMs };
}

const FRACTION = /\.(\d+)/;

/** Like `Date.toISOString`, with all decimals, at least three. */
export const formatInstant = ({ timeMs, fraction = '' }: Instant): string =>
  new Date(timeMs).toISOString().replace('.000', `.${fraction.padEnd(3, '0')}`);

/** Negative when `a` is earlier, 0 when both are equal. Digits without trailing zeros compare like texts. */
export function compareInstants(a: Instant, b: Instant): number {
  if (a.timeMs !== b.timeMs || a.fraction === b.fraction) return a.timeMs - b.timeMs;
  return (a.fraction ?? '') < (b.fraction ?? '') ? -1 : 1;
}
