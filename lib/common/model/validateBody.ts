import { absentIssues } from './absentFields';
import { ARCHIVED, archives } from './archiving';
import { bodyShape, rulesOf, type WriteKind } from './bodyShape';
import type { Check } from './check';
import { exclusionIssues } from './checkLimits';
import type { Catalogue, Entity } from './entity';
import type { VendorRecord } from './query';
import { readFields } from './readFields';

/** What is wrong with the fields of a record, and the body to send. */
export interface CheckedInput {
  /** One phrase each, by the name of the field; never tells values. */
  readonly issues: readonly string[];
  /** What is sent: nested lists under their wrapper, values in the vendor's form, and of a new record what was given. */
  readonly body: VendorRecord;
  /** Dotted names of what a record shows and no change takes. */
  readonly leftOut: readonly string[];
  /** Field -> what would be wrong with its value if it was changed: the stored record tells. */
  readonly doubts: Readonly<Record<string, string>>;
}

export interface CheckOptions {
  /** The fields are those of a record that was read; default: they are if anything of them is left out. */
  readonly wasRead?: boolean;
  /** By our clock; without it no time lies in the future. */
  readonly nowMs?: number;
}

/**
 * Checks the fields of a record, apart from the ids in its path, against what its entity accepts. Nothing is sent.
 *
 * A change (or an upsert) may hold the record as it was read: what cannot be changed is left out, and what is wrong with
 * a value is only a doubt, as it may be the stored one. A new record is refused for both: nobody can have read it.
 */
export function checkInput(
  catalogue: Catalogue,
  entity: Entity,
  kind: WriteKind,
  fields: VendorRecord,
  options: CheckOptions = {},
): CheckedInput {
  const check: Check = {
    catalogue,
    entity,
    kind,
    issues: [],
    leftOut: [],
    nowMs: options.nowMs ?? Number.POSITIVE_INFINITY,
  };
  const shape = bodyShape(catalogue, entity, kind);
  const body = readFields(check, shape, fields, '');
  check.issues.push(...exclusionIssues(shape, body, ''));
  if (kind !== 'create' && archives(entity, body)) check.issues.push({ text: ARCHIVED, field: 'archived' });
  const wasRead = kind !== 'create' && (options.wasRead ?? check.leftOut.length > 0);
  const doubtful = wasRead ? check.issues.filter(({ field }) => field !== undefined) : [];
  const issues = check.issues.filter((issue) => !doubtful.includes(issue)).map(({ text }) => text);
  return {
    issues: [...issues, ...missingIssues(entity, kind, fields)],
    body,
    leftOut: check.leftOut,
    doubts: Object.fromEntries(doubtful.map(({ text, field }) => [field, text])),
  };
}

function missingIssues(entity: Entity, kind: WriteKind, fields: VendorRecord): string[] {
  // An upsert learns only later whether it has to create.
  if (kind === 'upsert') return [];
  return absentIssues({ ...rulesOf(entity, kind), required: requiredBy(entity, kind) }, fields);
}

/** What a write cannot do without. The lines of a transfer are changed by their item, which their id leads to. */
export function requiredBy(entity: Entity, kind: WriteKind): readonly string[] {
  const required = rulesOf(entity, kind)?.required ?? [];
  const found = kind === 'update' && entity.update?.bodyKey ? (entity.delete?.required ?? []) : [];
  return required.filter((name) => !found.includes(name));
}
