import { parseTime } from '../model/times';

/**
 * A moment, exactly: the whole second and the digits behind it. The vendor's times are whole seconds, but should one come
 * that is finer, milliseconds could not hold any number of digits.
 */
export interface Instant {
  /** The whole second. */
  readonly timeMs: number;
  /** Decimal digits behind it, without zeros at the end; absent for none. */
  readonly fraction?: string | undefined;
}

/** Undefined when the text is no date-time. */
export function parseInstant(text: string): Instant | undefined {
  const [, digits = ''] = FRACTION.exec(text) ?? [];
  const timeMs = parseTime(text.replace(FRACTION, ''));
  if (timeMs === undefined) return undefined;
  const fraction = digits.replace(/(?<!0)0+$/, '');
  return fraction ? { timeMs, fraction } : { timeMs };
}

const FRACTION = /\.(\d+)/;

/** As `Date.toISOString`, with as many decimals as the moment has, three at least. */
export const formatInstant = ({ timeMs, fraction = '' }: Instant): string =>
  new Date(timeMs).toISOString().replace('.000', `.${fraction.padEnd(3, '0')}`);

/** Negative when `a` is earlier, 0 when both are the same. Digits without zeros at the end compare like texts. */
export function compareInstants(a: Instant, b: Instant): number {
  const [mine = '', theirs = ''] = [a.fraction, b.fraction];
  return a.timeMs - b.timeMs || (mine < theirs ? -1 : Number(mine > theirs));
}
