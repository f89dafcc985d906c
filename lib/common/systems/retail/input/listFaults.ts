/** Faults as one phrase. A message with thousands of wrong lines must not become a text of a megabyte. */
export const listFaults = (faults: readonly string[]): string =>
  [...faults.slice(0, MOST_TOLD), ...(faults.length > MOST_TOLD ? [`and ${faults.length - MOST_TOLD} more`] : [])].join(
    '; ',
  );

const MOST_TOLD = 50;
