import { InputError } from './errors';

/** Faults as one phrase. A message with thousands of wrong lines must not become a text of a megabyte. */
export const listFaults = (faults: readonly string[]): string =>
  [...faults.slice(0, MAX_TOLD), ...(faults.length > MAX_TOLD ? [`and ${faults.length - MAX_TOLD} more`] : [])].join(
    '; ',
  );

const MAX_TOLD = 50;

/** Refuses a message for all its faults at once. */
export function refuseMessage(faults: readonly string[], effect?: string): void {
  if (faults.length > 0) throw messageError(faults, effect);
}

/** What is wrong with a message; `effect` tells what became of it. */
export const messageError = (faults: readonly string[], effect = 'Nothing was sent.'): InputError =>
  new InputError(`Please correct the incoming message: ${listFaults(faults)}. ${effect}`);
