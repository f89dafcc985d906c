import { InputError } from '../errors';

/** The text of a field; a field that was cleared arrives as `''` or `null`. */
export function textField(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** Whether a checkbox is set: browsers and older flows send `true`, `'true'` or `'on'`. */
export function flagField(value: unknown): boolean {
  return value === true || value === 'true' || value === 'on';
}

/** The chosen values of a multi-select. */
export function listField(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** One of the keys of `options`; the first one when nothing is chosen. Another value is noted as a fault. */
export function choiceField<T extends string>(
  label: string,
  value: unknown,
  options: readonly [T, ...T[]],
  faults: string[],
): T {
  const text = textField(value) ?? options[0];
  const choice = options.find((option) => option === text);
  if (!choice) {
    faults.push(`"${label}" must be one of ${options.join(', ')}`);
  }
  return choice ?? options[0];
}

const ISO_TIME = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** A time in ISO 8601, in ms; without an offset UTC is meant, without a time midnight. Anything else is a fault. */
export function timeField(label: string, value: unknown, faults: string[]): number | undefined {
  const text = textField(value);
  if (!text) {
    return undefined;
  }
  const [, date, time = 'T00:00', , , offset = 'Z'] = ISO_TIME.exec(text) ?? [];
  const timeMs = date && isDate(date) ? Date.parse(`${date}${time}${offset}`) : Number.NaN;
  if (Number.isNaN(timeMs)) {
    faults.push(`invalid "${label}" date format, use ISO 8601 Date time utc format - YYYY-MM-DDThh:mm:ssZ`);
    return undefined;
  }
  return timeMs;
}

/** Refuses a step's configuration for all its faults at once. */
export function refuseFaults(faults: readonly string[]): void {
  if (faults.length > 0) {
    throw new InputError(`Please correct the fields of this step: ${faults.join('; ')}.`);
  }
}

/** `Date.parse` takes February 30 for March 2. */
function isDate(date: string): boolean {
  const midnight = new Date(`${date}T00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}
