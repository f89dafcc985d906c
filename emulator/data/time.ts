/** `2016-11-02T19:36:29+00:00`: how the vendor writes a moment, in UTC and whole seconds. Text order is time order. */
export function wireTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

export interface ParsedTime {
  readonly text: string;
  /** The input was finer than a second; the fraction is cut off. */
  readonly cut: boolean;
}

/**
 * Reads the forms that the vendor's pages show: offsets `+0200`, `+02:00`, `-00:00`, `Z` or none (UTC), and bare dates,
 * which mean midnight in the shop's zone (Source: samples of the pages Order and Sale). Undefined for anything else.
 */
export function parseTime(text: string, timeZone: string): ParsedTime | undefined {
  const found = FORM.exec(text.trim());
  if (!found) {
    return undefined;
  }
  const [, date = '', time, fraction, zone] = found;
  const ms = time === undefined ? localMidnight(date, timeZone) : Date.parse(`${date}T${time}${offset(zone)}`);
  return Number.isNaN(ms) || !existsAsDate(date) ? undefined : { text: wireTime(ms), cut: Number(fraction ?? 0) !== 0 };
}

const FORM = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function offset(zone: string | undefined): string {
  if (zone === undefined || zone === 'Z') {
    return 'Z';
  }
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** The date of a stored moment in a zone: `2016-11-02`. */
export function localDate(text: string, timeZone: string): string {
  const ms = Date.parse(text);
  return new Date(ms + offsetMs(ms, timeZone)).toISOString().slice(0, 10);
}

// Date.parse turns 31 February into March instead of refusing it.
function existsAsDate(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

function localMidnight(date: string, timeZone: string): number {
  const asUtcMs = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(asUtcMs) ? asUtcMs : asUtcMs - offsetMs(asUtcMs, timeZone);
}

function offsetMs(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(ms);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
