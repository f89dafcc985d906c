import { parseTime } from '../model/times';
import { isObject } from '../util/collections';
import { InputError } from '../util/errors';
import { listFaults } from '../util/issues';
import { textList } from '../util/text';

/** The text of a field; a field that was cleared arrives as `''` or `null`. */
export function textField(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** Whether a checkbox is set: browsers and older flows send `true`, `'true'` or `'on'`. */
export function flagField(value: unknown): boolean {
  return value === true || value === 'true' || value === 'on';
}

/** The chosen values of a multi-select. Flows that were not made in the form hold them as a text, too. */
export function listField(value: unknown): string[] {
  const values = typeof value === 'string' ? textList(value) : [value ?? []].flat();
  return values.flatMap((each) => textField(each) ?? (isObject(each) ? JSON.stringify(each) : []));
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

/** A time in ISO 8601, in ms; without an offset UTC is meant. Anything else is noted as a fault. */
export function timeField(label: string, value: unknown, faults: string[]): number | undefined {
  const text = textField(value);
  if (!text) {
    return undefined;
  }
  const timeMs = parseTime(text);
  if (timeMs === undefined) {
    faults.push(`invalid "${label}" date format, use ISO 8601 Date time utc format - YYYY-MM-DDThh:mm:ssZ`);
  }
  return timeMs;
}

/** Refuses a step's configuration for all its faults at once. */
export function refuseFaults(faults: readonly string[]): void {
  if (faults.length > 0) throw stepError(faults);
}

/** What is wrong with the fields of a step. */
export const stepError = (faults: readonly string[]): InputError =>
  new InputError(`Please correct the fields of this step: ${listFaults(faults)}.`);
