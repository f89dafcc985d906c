import { getOwn } from '../util/collections';
import { holdsAnything, isGiven } from '../util/given';
import { throwIfInvalid } from '../util/issues';
import { quoted, unknownNames, withArticle } from '../util/text';
import { bodyShape, type WriteKind } from './bodyShape';
import type { Catalogue, Entity } from './entity';
import { idRule, isIdValue } from './ids';
import type { Draft, RecordRef, VendorRecord } from './query';
import { ownSpelling } from './spelling';
import { type CheckOptions, checkInput } from './validateBody';

/** A change of a record: which one, and the fields that are to change. */
export interface Change {
  readonly ref: RecordRef;
  readonly fields: VendorRecord;
  /** Dotted names of what the message holds and no change takes. */
  readonly leftOut: readonly string[];
  /** Field -> what is wrong with its value unless it is the stored one. */
  readonly doubts: Readonly<Record<string, string>>;
}

type Body = Readonly<Record<string, unknown>>;

/**
 * The record to create out of a message's body, which names the ids of the records it lies within beside its fields.
 *
 * @throws InputError that lists every issue, or says that not a single field is given
 */
export function readDraft(catalogue: Catalogue, entity: Entity, message: Body, nowMs?: number): Draft {
  const body = ownSpelling(entity, message);
  const fields = without(body, Object.keys(entity.parents ?? {}));
  if (!holdsAnything(fields)) throwIfInvalid([...readParents(catalogue, entity, body).issues, nothingIn(entity)]);
  return readParts(catalogue, entity, body, nowMs);
}

/** The fields that go with a file: there may be none. Throws as {@link readDraft}. */
export function readParts(catalogue: Catalogue, entity: Entity, body: Body, nowMs?: number): Draft {
  const parents = readParents(catalogue, entity, body);
  const given = without(body, Object.keys(entity.parents ?? {}));
  const { issues, body: fields } = checkInput(catalogue, entity, 'create', given, timed(nowMs));
  throwIfInvalid([...parents.issues, ...issues]);
  return { entity, fields, parents: parents.ids };
}

/** What is wrong with a message that would make a blank record. */
export const nothingIn = (entity: Entity): string =>
  `nothing to create: the message holds no field of ${withArticle(entity.label)}`;

/** The change that a message's body describes, by id. Throws as {@link readDraft}. */
export function readChange(catalogue: Catalogue, entity: Entity, message: Body, nowMs?: number): Change {
  const body = ownSpelling(entity, message);
  const ref = idIssues(entity, body);
  const parents = readParents(catalogue, entity, body);
  const given = without(body, ownNames(entity));
  const { issues, body: fields, leftOut, doubts } = checkInput(catalogue, entity, 'update', given, timed(nowMs));
  const sure = [...ref, ...parents.issues, ...issues, ...(hasNoField(fields) ? uselessIssues(leftOut) : [])];
  refuseSurely(sure, doubts);
  return { ref: refOf(entity, body, parents.ids), fields, leftOut, doubts };
}

/** Without a clock nothing lies in the future. */
export const timed = (nowMs: number | undefined): CheckOptions => (nowMs === undefined ? {} : { nowMs });

const hasNoField = (fields: VendorRecord): boolean => Object.keys(fields).length === 0;

/** Of a change that comes to nothing, whatever was meant by it. */
const uselessIssues = (leftOut: readonly string[]): string[] =>
  leftOut.length > 0 ? [`nothing to change: ${leftOut.slice(0, 5).map(quoted).join(', ')} cannot be changed`] : [];

/**
 * The record that a message's body names, which may hold the whole record as it was read. Throws as {@link readDraft},
 * also for names that such records do not have.
 */
export function readRef(catalogue: Catalogue, entity: Entity, message: Body): RecordRef {
  const body = ownSpelling(entity, message);
  const parents = readParents(catalogue, entity, body);
  const { isKnown } = bodyShape(catalogue, entity, 'upsert');
  const unexpected = Object.keys(without(body, ownNames(entity))).filter((name) => !isKnown(name));
  throwIfInvalid([...idIssues(entity, body), ...parents.issues, ...unknownNames(unexpected, ownNames(entity))]);
  return refOf(entity, body, parents.ids);
}

/**
 * The ids of the records that an entity's path lies within.
 *
 * @param meaning what a missing id is, by the label of its object
 */
export function readParents(
  catalogue: Catalogue,
  entity: Entity,
  body: Body,
  meaning = (label: string) => `the id of the ${label} it belongs to`,
): { ids: Record<string, string>; issues: string[] } {
  const names = Object.keys(entity.parents ?? {});
  return {
    ids: Object.fromEntries(names.map((name) => [name, idText(getOwn(body, name))])),
    issues: names.flatMap((name) => idIssue(entity, body, name, meaning(parentLabel(catalogue, entity, name)))),
  };
}

/** Those of the fields that one kind of write accepts: an upsert takes the fields of both. */
export function fieldsFor(catalogue: Catalogue, entity: Entity, kind: WriteKind, fields: VendorRecord): VendorRecord {
  const { names } = bodyShape(catalogue, entity, kind);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

/** Refuses an input that is wrong in any case, and tells what else may be. */
export const refuseSurely = (issues: readonly string[], doubts: Change['doubts']): void =>
  throwIfInvalid(issues.length > 0 ? [...issues, ...Object.values(doubts)] : []);

/** The fields without those names; the same ones when they have none of them. */
export const without = (fields: Body, names: readonly string[]): VendorRecord =>
  names.some((name) => Object.hasOwn(fields, name))
    ? Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
    : fields;

/** Names that say where a record is and not what it is like. */
const ownNames = (entity: Entity): string[] => [entity.idField ?? 'id', ...Object.keys(entity.parents ?? {})];

const idIssues = (entity: Entity, body: Body): string[] =>
  idIssue(entity, body, entity.idField ?? 'id', `the id of the ${entity.label}`);

function idIssue(entity: Entity, body: Body, name: string, meaning: string): string[] {
  const value = getOwn(body, name);
  if (!isGiven(value)) return [`"${name}" is missing, ${meaning}`];
  const isRight = isIdValue(entity, typeof value === 'string' ? value.trim() : value);
  return isRight ? [] : [`"${name}" must be ${idRule(entity)}`];
}

/** Of what is no id an empty text: it is refused beside. */
const idText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

const refOf = (entity: Entity, body: Body, parents: Record<string, string>): RecordRef => ({
  entity,
  id: idText(getOwn(body, entity.idField ?? '')),
  parents,
});

const parentLabel = (catalogue: Catalogue, entity: Entity, name: string): string =>
  getOwn(catalogue, getOwn(entity.parents, name) ?? '')?.label ?? name;
