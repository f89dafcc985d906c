import type { WriteKind } from './bodyShape';
import type { Catalogue, Entity } from './entity';

/** A reading of an input: what it is for, and what was found on the way. */
export interface Check {
  readonly catalogue: Catalogue;
  readonly entity: Entity;
  readonly kind: WriteKind;
  /** By our clock. */
  readonly nowMs: number;
  readonly issues: InputIssue[];
  readonly leftOut: string[];
}

export interface InputIssue {
  readonly text: string;
  /** The record's own field whose value is wrong; absent for anything else that is. */
  readonly field?: string;
}
