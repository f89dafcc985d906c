import type { Row } from '../../data/row';
import type { Viewer } from '../read/render';
import type { AccountState } from '../request';

/** What printing needs. */
export interface Printer {
  readonly viewer: Viewer;
  readonly state: AccountState;
}

/** A record as it is shown, to which a document may add. */
export type Shown = Record<string, unknown>;

/** Adds what a document computes, or shows beside its fixed relations. */
export type Addition = (printer: Printer, row: Row, shown: Shown) => void;
