import { InputError } from './errors';

/** Issues of an input as one phrase. A message with thousands of wrong lines must not become a text of a megabyte. */
export const listIssues = (issues: readonly string[]): string =>
  [
    ...issues.slice(0, MAX_LISTED),
    ...(issues.length > MAX_LISTED ? [`and ${issues.length - MAX_LISTED} more`] : []),
  ].join('; ');

const MAX_LISTED = 50;

/** @throws InputError that lists all issues of the incoming message; returns when there are none */
export function throwIfInvalid(issues: readonly string[], effect?: string): void {
  if (issues.length > 0) throw messageError(issues, effect);
}

/** The error for these issues of a message; `effect` ends the text and says what was sent or printed. */
export const messageError = (issues: readonly string[], effect = 'Nothing was sent.'): InputError =>
  new InputError(`Please correct the incoming message: ${listIssues(issues)}. ${effect}`);
