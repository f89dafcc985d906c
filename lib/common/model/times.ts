/**
 * The vendor's date-times. Answers carry `2016-11-02T19:36:29+00:00`: UTC, whole seconds. Requests may say the offset
 * as `Z`, `+02:00` or `+0200`, or leave it out (UTC). Flows write milliseconds (`$now()`) and every offset of ISO 8601.
 * Source: vendor's pages Query Parameters and Searching.
 */

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d{0,20})?)?)?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)?$/i;

/** The vendor's own form on days that every month has: nothing else has to be checked, and each record has such a time. */
const USUAL = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|\+00:00)$/;

/**
 * Milliseconds since the epoch, with a fraction where the text is finer than that; undefined when it is no date-time.
 * A bare date is midnight UTC.
 */
export function parseTime(text: string): number | undefined {
  if (USUAL.test(text)) return Date.parse(text);
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as SixNumbers;
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC turns 30 February into 2 March; such a date is no date.
  const same = new Date(localMs);
  if (same.getUTCMonth() !== month - 1 || same.getUTCDate() !== day || same.getUTCHours() !== hour) return undefined;
  const offset = offsetMinutes(match[8], match[9], match[10]);
  if (minute > 59 || second > 59 || offset === undefined) return undefined;
  return localMs + fractionMs(match[7]) - offset * 60_000;
}

/** The vendor's own form, e.g. `2016-11-02T19:36:29+00:00`; fractions of a second are cut off. */
export const formatTime = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 19)}+00:00`;

/**
 * The second that a time lies in, as the vendor's pages write it in a query: with seconds, and with a colon in the offset.
 * The same text wherever it is one already.
 */
export const wholeSecond = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[.,]\d+/, '')
    .replace(/^(.{10}T\d\d:\d\d)(?=Z|[+-]|$)/, '$1:00')
    .replace(/^(.{10,19}[+-]\d\d)$/, '$1:00')
    .replace(/^(.{10,19}[+-]\d\d)(\d\d)$/, '$1:$2');

/** A day as the rows of reports print it, `06/30/2026`, in the form of all others. Source: vendor's Reports pages. */
export const unprinted = (text: string): string => text.replace(/^(\d\d)\/(\d\d)\/(\d{4})$/, '$3-$1-$2');

/** Whether a date-time says its offset from UTC. */
export const hasOffset = (text: string): boolean => /(?:Z|[+-]\d\d(?::?\d\d)?)$/i.test(text.slice('2016-11-02'.length));

type SixNumbers = [number, number, number, number, number, number];

const fractionMs = (digits = ''): number => Number(`${digits.slice(0, 3).padEnd(3, '0')}.${digits.slice(3) || 0}`);

/** Undefined when there is no such offset. */
function offsetMinutes(sign = '+', hours = '0', minutes = '0'): number | undefined {
  const total = Number(hours) * 60 + Number(minutes);
  return Number(minutes) > 59 || total > MAX_OFFSET_MINUTES ? undefined : (sign === '-' ? -1 : 1) * total;
}

/** Samoa has +14:00; nowhere is further away. */
const MAX_OFFSET_MINUTES = 14 * 60;
