/**
 * The vendor's date-times. Answers carry `2016-11-02T19:36:29+00:00`: UTC, whole seconds. Requests may say the offset
 * as `Z`, `+02:00` or `+0200`, or leave it out (UTC). Source: vendor's pages Query Parameters and Searching.
 */

const FORM = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?(?:Z|([+-])(\d{2}):?(\d{2}))?$/;

/** Milliseconds since the epoch; undefined when the text is no date-time of whole seconds. A bare date is midnight UTC. */
export function parseTime(text: string): number | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as SixNumbers;
  const localMs = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC turns 30 February into 2 March; such a date is no date.
  const same = new Date(localMs);
  if (same.getUTCMonth() !== month - 1 || same.getUTCDate() !== day || same.getUTCHours() !== hour) return undefined;
  if (minute > 59 || second > 59) return undefined;
  return localMs - offsetMs(match[7], match[8], match[9]);
}

/** The vendor's own form, e.g. `2016-11-02T19:36:29+00:00`; fractions of a second are cut off. */
export const formatTime = (timeMs: number): string => `${new Date(timeMs).toISOString().slice(0, 19)}+00:00`;

type SixNumbers = [number, number, number, number, number, number];

const offsetMs = (sign = '+', hours = '0', minutes = '0'): number =>
  (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
