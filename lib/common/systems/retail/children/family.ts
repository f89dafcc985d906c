import type { LightspeedError } from '../../../errors';
import type { VendorRecord } from '../../system';
import type { QuietDeps } from './lookUntilQuiet';
import type { Likeness } from './matchUp';

/** Records that exist below another one only and have to be created one by one: lines of an order, entries of a count. */
export interface Family {
  readonly idField: string;
  /** Compares a child to be with one that is there. Equal children are allowed. */
  readonly likeness: Likeness<VendorRecord, VendorRecord>;
  /** Sends one creation, once; undefined when the answer does not show the record. */
  create(child: VendorRecord): Promise<VendorRecord | undefined>;
  /** All that are there now, read to the end. */
  read(): Promise<VendorRecord[]>;
}

/** What became of a child. `found`: it was there before this run. */
export type Fate =
  | { readonly status: 'created' | 'found'; readonly id: string }
  | { readonly status: 'failed'; readonly error: LightspeedError };

/** By identity of the child. */
export type Fates = Map<VendorRecord, Fate>;

export interface FamilyDeps extends QuietDeps {
  /** How often a child is sent that does not come into being, without a clear refusal. */
  readonly tries: number;
}
