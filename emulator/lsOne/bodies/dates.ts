/**
 * Times are kept as the server's local time without zone, with seven fraction digits: `2026-05-04T00:00:00.0000000`.
 * Texts of this form compare as their times do.
 */
export type LocalTime = string;

/** The server's zone. */
const OFFSET_MS = 2 * 3_600_000;

const PATTERN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d{1,7}))?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Reads a date (midnight) or a time with or without offset; undefined for anything else. */
export function readTime(text: string): LocalTime | undefined {
  const [, day, clock = '00:00:00', fraction = '', offset] = PATTERN.exec(text) ?? [];
  if (day === undefined) return undefined;
  const bare = `${day}T${clock.length === 5 ? `${clock}:00` : clock}`;
  const ms = Date.parse(`${bare}Z`);
  // The 31st of April is read as the 1st of May.
  if (!Number.isFinite(ms) || new Date(ms).toISOString().slice(0, 19) !== bare) return undefined;
  const local = offset === undefined ? ms : Date.parse(`${bare}${offset}`) + OFFSET_MS;
  return Number.isFinite(local) ? withFraction(local, fraction) : undefined;
}

/** A moment of the clock. */
export const localTime = (epochMs: number): LocalTime =>
  withFraction(epochMs + OFFSET_MS, String(((epochMs % 1000) + 1000) % 1000).padStart(3, '0'));

/** @param digits of the fraction; `stored`: as many as it has, without zeros at the end */
export function writeTime(time: LocalTime, digits: string, offset: string): string {
  const [whole = '', fraction = ''] = time.split('.');
  const shown = digits === 'stored' ? fraction.replace(/0+$/, '') : fraction.slice(0, Number(digits));
  return `${whole}${shown === '' ? '' : `.${shown}`}${offset === 'none' ? '' : offset}`;
}

const withFraction = (localMs: number, fraction: string): LocalTime =>
  `${new Date(localMs).toISOString().slice(0, 19)}.${fraction.padEnd(7, '0')}`;
