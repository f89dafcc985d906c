import { getOwn, isObject } from '../util/collections';
import { InputError, NotFoundError } from '../util/errors';
import { holdsAnything } from '../util/given';
import { throwIfInvalid } from '../util/issues';
import { bodyShape } from './bodyShape';
import { criterionIssue, criterionText } from './criterion';
import type { Catalogue, Entity } from './entity';
import { idRule, isIdValue } from './ids';
import type { Draft, VendorRecord } from './query';
import { type Change, fieldsFor, nothingIn, readParents, refuseSurely, timed, without } from './recordInput';
import { ownSpelling } from './spelling';
import { checkInput, requiredBy } from './validateBody';

/** A record to be changed if it is there, and to be created if not. */
export interface Upsert {
  readonly entity: Entity;
  readonly criterion: string;
  /** Undefined: nothing to look for, so it is created. */
  readonly value: string | undefined;
  readonly parents: Readonly<Record<string, string>>;
  /** What creations or updates accept. */
  readonly fields: VendorRecord;
  /** Dotted names of what the message holds and neither takes. */
  readonly leftOut: readonly string[];
}

/** Reads an upsert from a message's body. Throws an `InputError` that lists every issue. */
export function readUpsert(
  catalogue: Catalogue,
  entity: Entity,
  criterion: string,
  message: Readonly<Record<string, unknown>>,
  nowMs?: number,
): Upsert {
  const body = ownSpelling(entity, message);
  const wrong = criterionIssue(criterion, getOwn(body, criterion));
  const value = wrong ? undefined : criterionText(criterion, getOwn(body, criterion));
  const parents = readParents(catalogue, entity, body);
  const isField = bodyShape(catalogue, entity, 'upsert').names.includes(criterion) && criterion !== entity.idField;
  const names = [...Object.keys(entity.parents ?? {}), ...(isField && !wrong ? [] : [criterion])];
  // Created as it was looked for: spaces round it would hide the record from the next upsert.
  const given = typeof body[criterion] === 'string' ? { ...body, [criterion]: value ?? '' } : body;
  const {
    issues,
    body: fields,
    leftOut,
    doubts,
  } = checkInput(catalogue, entity, 'upsert', without(given, names), timed(nowMs));
  const isWrongId = criterion === entity.idField && value !== undefined && !isIdValue(entity, value);
  const wrongId = isWrongId ? [`"${criterion}" must be ${idRule(entity)}`] : [];
  refuseSurely([...(wrong ? [wrong] : wrongId), ...parents.issues, ...issues], doubts);
  return { entity, criterion, value, parents: parents.ids, fields, leftOut };
}

/**
 * The creation that an upsert comes to when nothing was found.
 *
 * @param vendor whose system it is, for the error
 */
export function creationOf(catalogue: Catalogue, upsert: Upsert, vendor: string): Draft {
  const { entity, criterion, value, parents, fields } = upsert;
  const isNested = getOwn(entity.lookups, criterion)?.valuesAt !== undefined;
  if (value !== undefined && !(criterion in fields) && !isNested) {
    throw new NotFoundError(
      `No ${entity.label} with that "${criterion}" is found, and ${vendor} gives it itself. ${EMPTY}`,
    );
  }
  const taken = fieldsFor(catalogue, entity, 'create', fields);
  const { issues, body } = checkInput(catalogue, entity, 'create', value ? withLookedUp(upsert, taken) : taken);
  throwIfInvalid(holdsAnything(body) ? issues : [nothingIn(entity)], 'Nothing was changed.');
  return { entity, fields: body, parents };
}

/** Nothing has the id that an upsert was given, and no creation could give it. */
export const unknownId = ({ entity, value }: Upsert, cause: NotFoundError, vendor: string): NotFoundError =>
  new NotFoundError(`${entity.label} ${value} is not found, and ${vendor} gives ids itself. ${EMPTY}`, {
    ...cause,
    cause,
  });

const EMPTY = 'Leave it empty to create a new one.';

/** The change that an upsert comes to when its record was found: the criterion's own value is there already. */
export function changeOf(
  catalogue: Catalogue,
  { entity, criterion, parents, fields, leftOut }: Upsert,
  record: VendorRecord,
): Change {
  const isNeeded = requiredBy(entity, 'update').includes(criterion);
  const changes = without(fieldsFor(catalogue, entity, 'update', fields), isNeeded ? [] : [criterion]);
  const wasRead = leftOut.length > 0;
  const { issues, body, doubts } = checkInput(catalogue, entity, 'update', changes, { wasRead });
  throwIfInvalid(issues, 'Nothing was changed.');
  const id = entity.idField ? record[entity.idField] : undefined;
  if (typeof id !== 'string') throw new InputError(`${entity.label}: the object that was found has no id.`);
  return { ref: { entity, id, parents }, fields: body, leftOut, doubts };
}

/** The value that was looked for lies within a nested part, unless the message gives that part: `Contact.Emails`. */
function withLookedUp({ entity, criterion, value }: Upsert, fields: VendorRecord): VendorRecord {
  const { valuesAt, createdWith } = getOwn(entity.lookups, criterion) ?? {};
  if (!valuesAt) return fields;
  const [part, list, wrapper, name] = valuesAt;
  const outer = isObject(fields[part]) ? fields[part] : {};
  const inner = outer[list] ?? { [wrapper]: [{ [name]: value, ...createdWith }] };
  return { ...fields, [part]: { ...outer, [list]: inner } };
}
