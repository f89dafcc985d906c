import { isGiven } from '../../../given';
import type { Entity } from '../../entity';
import type { VendorRecord } from '../../system';
import { ARCHIVED, archives } from './archiving';
import { bodyShape, rulesOf, type WriteKind } from './bodyShape';
import { readFields } from './readFields';

/** What is wrong with the fields of a record, and the body to send. */
export interface CheckedInput {
  /** One phrase each, by the name of the field; never tells values. */
  readonly faults: readonly string[];
  /** What is sent: nested lists under their wrapper, values in the vendor's form, and of a new record what was given. */
  readonly body: VendorRecord;
  /** Dotted names of what a record shows and no change takes. */
  readonly leftOut: readonly string[];
}

/**
 * Checks the fields of a record, apart from the ids in its path, against what its entity accepts. Nothing is sent.
 *
 * A change (or an upsert) may hold the record as it was read: what cannot be changed is left out. Of a new record it is
 * refused, as nobody can have read it.
 */
export function checkInput(entity: Entity, kind: WriteKind, fields: VendorRecord): CheckedInput {
  const check = { entity, kind, faults: [], leftOut: [] };
  const body = readFields(check, bodyShape(entity, kind), fields, '');
  // Of a record that was read nobody can tell yet whether it is archived already.
  const wasRead = check.leftOut.length > 0;
  const archiving = kind !== 'create' && !wasRead && archives(entity, body) ? [ARCHIVED] : [];
  return {
    faults: [...check.faults, ...archiving, ...missingFaults(entity, kind, fields)],
    body,
    leftOut: check.leftOut,
  };
}

function missingFaults(entity: Entity, kind: WriteKind, fields: VendorRecord): string[] {
  // An upsert learns only later whether it has to create.
  if (kind === 'upsert') return [];
  const isThere = (name: string) => isGiven(fields[name]);
  const missing = requiredBy(entity, kind).filter((name) => !isThere(name));
  const missingAll = (rulesOf(entity, kind)?.requiredOneOf ?? []).filter((names) => !names.some(isThere));
  return [
    ...missing.map((name) => `"${name}" is missing`),
    ...missingAll.map((names) => `one of ${names.map((name) => `"${name}"`).join(', ')} is missing`),
  ];
}

/** What a write cannot do without. The lines of a transfer are changed by their item, which their id leads to. */
export function requiredBy(entity: Entity, kind: WriteKind): readonly string[] {
  const required = rulesOf(entity, kind)?.required ?? [];
  const found = kind === 'update' && entity.update?.bodyKey ? (entity.delete?.required ?? []) : [];
  return required.filter((name) => !found.includes(name));
}
