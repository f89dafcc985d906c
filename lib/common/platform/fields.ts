import { parseTime } from '../model/times';
import { InputError } from '../util/errors';
import { isGiven, listGiven, textField } from '../util/given';
import { listIssues } from '../util/issues';
import { textList } from '../util/text';

/** Whether a checkbox is set: browsers and older flows send `true`, `'true'` or `'on'`. */
export function flagField(value: unknown): boolean {
  return value === true || value === 'true' || value === 'on';
}

/** As {@link textField}; a value that is neither text nor number goes to `issues`. */
export function plainField(label: string, value: unknown, issues: string[]): string | undefined {
  const text = textField(value);
  if (text === undefined && isGiven(value)) issues.push(`"${label}" must be a text`);
  return text;
}

/**
 * The chosen values of a multi-select. Flows that were not made in the form hold them as a text, too. What is no name goes
 * to `issues`.
 */
export function listField(label: string, value: unknown, issues: string[]): string[] {
  const values = typeof value === 'string' ? textList(value) : listGiven(value);
  if (values.some((each) => isGiven(each) && textField(each) === undefined)) {
    issues.push(`"${label}" must be a list of names`);
  }
  return values.flatMap((each) => textField(each) ?? []);
}

/** One of the keys of `options`; the first one when nothing is chosen. Other values go to `issues`. */
export function choiceField<T extends string>(
  label: string,
  value: unknown,
  options: readonly [T, ...T[]],
  issues: string[],
): T {
  const text = isGiven(value) ? textField(value) : options[0];
  const choice = options.find((option) => option === text);
  if (!choice) {
    issues.push(`"${label}" must be one of ${options.join(', ')}`);
  }
  return choice ?? options[0];
}

/** A time in ISO 8601, in ms; without an offset it is UTC. Other values go to `issues`. */
export function timeField(label: string, value: unknown, issues: string[]): number | undefined {
  const text = plainField(label, value, issues);
  if (!text) {
    return undefined;
  }
  const timeMs = parseTime(text);
  if (timeMs === undefined) {
    issues.push(`invalid "${label}" date format, use ISO 8601 Date time utc format - YYYY-MM-DDThh:mm:ssZ`);
  }
  return timeMs;
}

/** @throws InputError that lists all issues of the step's fields; returns when there are none */
export function throwIfMisconfigured(issues: readonly string[]): void {
  if (issues.length > 0) throw stepError(issues);
}

/** The error for these issues of a step's fields. */
export const stepError = (issues: readonly string[]): InputError =>
  new InputError(`Please correct the fields of this step: ${listIssues(issues)}.`);
