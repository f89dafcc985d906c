import type { VendorRecord } from '../../system';
import type { Fate, Fates } from '../children/family';

/** What became of one line of the message. */
export interface LineResult {
  /** Position in `lines` of the message, from 0. */
  readonly index: number;
  readonly itemID?: string;
  readonly orderLineID?: string;
  /** `found`: it was there before. */
  readonly status: Fate['status'];
  readonly error?: string;
}

/** A line as it is sent, or why it is not: its item is not known. */
export type ReadyLine =
  | { readonly itemID: string; readonly child: VendorRecord; readonly fault?: undefined }
  | { readonly child?: undefined; readonly fault: string };

export interface LineResults {
  readonly lines: readonly LineResult[];
  readonly created: number;
  readonly found: number;
  readonly failed: number;
}

/** The results of the lines, in the message's order. Every line that was sent must have its fate. */
export function lineResults(ready: readonly ReadyLine[], fates: Fates): LineResults {
  const lines = ready.map((line, index): LineResult => {
    if (line.fault !== undefined) return { index, status: 'failed', error: line.fault };
    const { itemID, child } = line;
    const fate = fates.get(child);
    if (!fate) throw new Error(`Line ${index + 1} was forgotten`);
    return fate.status === 'failed'
      ? { index, itemID, status: fate.status, error: fate.error.message }
      : { index, itemID, orderLineID: fate.id, status: fate.status };
  });
  const count = (status: Fate['status']) => lines.filter((line) => line.status === status).length;
  return { lines, created: count('created'), found: count('found'), failed: count('failed') };
}
