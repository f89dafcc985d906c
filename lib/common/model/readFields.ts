import { getOwn, isObject } from '../util/collections';
import { holdsAnything, isGiven, listGiven } from '../util/given';
import { quoted } from '../util/text';
import { absentIssues } from './absentFields';
import type { BodyPart, BodyShape } from './bodyShape';
import type { Check } from './check';
import { exclusionIssues, limitIssue } from './checkLimits';
import { chosenRecords } from './chosenRecords';
import type { Entity, Field, LooseField, SubObject } from './entity';
import { isOutdated } from './leftovers';
import type { VendorRecord } from './query';
import { noteUnknown } from './unknownFields';
import { writeIssue, written } from './validateValue';
import { readNestedList } from './wrappers';

/** Reads the fields of a record, or of one nested in it, into the body to send. `path` is dotted, with a dot at its end. */
export function readFields(check: Check, shape: BodyShape, fields: VendorRecord, path: string): VendorRecord {
  const accepted = new Set(shape.names);
  const body: VendorRecord = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (!accepted.has(name)) {
      if (!isOffAnyway(check, shape, name, value)) noteUnknown(check, shape, name, value, path);
    } else if (isOutdated(shape, fields, name)) {
      check.leftOut.push(path + name);
    } else {
      const read = isGiven(value)
        ? readValue(check, shape, name, value, path)
        : emptied(check, shape.field(name), value, path + name);
      if (read !== undefined) body[name] = read;
    }
  }
  return body;
}

/** The vendor's samples of creations say what new records are without a word: `archived: false`, `voided: false`. */
const isOffAnyway = ({ kind }: Check, shape: BodyShape, name: string, value: unknown): boolean =>
  kind === 'create' &&
  shape.field(name)?.type === 'boolean' &&
  (value === false || (typeof value === 'string' && value.trim() === 'false'));

/** A new record gets the vendor's default. Source: vendor's page Introduction: a field sent empty or null is emptied. */
function emptied(check: Check, field: Field | LooseField | undefined, value: unknown, place: string): unknown {
  if (check.kind === 'create') return undefined;
  if (field?.notBlank) noteValue(check, place, 'must not be empty');
  return value === null ? null : '';
}

/** A value that is wrong in a field of the record itself may be the stored one, and not meant to change. */
const noteValue = ({ issues }: Check, place: string, issue: string): unknown =>
  issues.push({ text: `"${place}" ${issue}`, ...(!place.includes('.') && { field: place }) });

const note = ({ issues }: Check, ...texts: readonly string[]): unknown =>
  issues.push(...texts.map((text) => ({ text })));

function readValue(check: Check, shape: BodyShape, name: string, value: unknown, path: string): unknown {
  const part = shape.part(name);
  if (part) return readPart(check, part, value, path + name);
  const field = shape.field(name);
  if (field?.type === 'mixed' || field?.type === undefined) return chosenRecords(field?.choices, value);
  const limits = { ...field, ...shape.limits(name) };
  const issue = writeIssue(name, field, value, idFormatOf(check, field)) ?? limitIssue(limits, value, check.nowMs);
  if (issue && typeof value === 'object') return void note(check, `"${path}${name}" ${issue}`);
  if (issue) noteValue(check, path + name, issue);
  return written(field, value, name);
}

/** Ids of the record that a field points to; where the catalogue has none such, as those of the record itself. */
const idFormatOf = ({ catalogue, entity }: Check, { ref = '' }: Field | LooseField): Entity['idFormat'] =>
  (getOwn(catalogue, ref) ?? entity).idFormat;

/** Reads a part nested in a record; undefined when there is nothing to send of it. */
function readPart(check: Check, part: BodyPart, value: unknown, path: string): unknown {
  if (part.kind === 'list') return readTexts(check, value, path);
  return part.kind === 'one' ? readOne(check, part, value, path) : readList(check, part, value, path);
}

function readTexts(check: Check, value: unknown, path: string): unknown[] {
  const list = listGiven(value);
  if (list.some((each) => typeof each === 'object')) note(check, `"${path}" must be a list of texts`);
  return list;
}

/** Nothing is said by an empty object, nor by one of which everything is left out. */
function readOne(check: Check, part: BodyPart, value: unknown, path: string): VendorRecord | undefined {
  if (!isObject(value)) {
    note(check, `"${path}" must be an object`);
    return undefined;
  }
  const body = readFields(check, part.shape, value, `${path}.`);
  if (Object.keys(body).length === 0) return undefined;
  note(check, ...absentIssues(part.rules, body, `${path}.`));
  check.issues.push(...exclusionIssues(part.shape, body, `${path}.`));
  return body;
}

function readList(check: Check, part: BodyPart, value: unknown, path: string): VendorRecord | undefined {
  const { wrapper, records, unexpectedKeys } = readNestedList(
    part.isWrapperKnown ? part.wrapper : undefined,
    part.wrapper,
    value,
  );
  const wrong = otherWrapper(part.shape, wrapper, value);
  if (wrong !== undefined) {
    note(check, `${quoted(`${path}.${wrong}`)} is unknown, the list goes into "${path}.${wrapper}"`);
    return undefined;
  }
  for (const name of unexpectedKeys) note(check, `${quoted(`${path}.${name}`)} is unknown beside "${wrapper}"`);
  const isAlone = records.length === 1;
  const list = records
    .map((record, at) =>
      readEntry(check, { part, wrapper, isAlone }, record, `${path}.${wrapper}${isAlone ? '' : `[${at + 1}]`}`),
    )
    .filter((record) => record !== undefined);
  note(check, ...togetherIssues(part.rules, list, `${path}.${wrapper}`));
  return list.length > 0 || records.length === 0 ? { [wrapper]: list } : undefined;
}

/** What is wrong with the records of a list taken together. */
function togetherIssues({ maxItems, uniqueBy = '' }: SubObject, list: readonly VendorRecord[], path: string): string[] {
  const keys = list.map((record) => record[uniqueBy]).filter(isGiven);
  return [
    ...(maxItems !== undefined && list.length > maxItems ? [`"${path}" takes at most ${maxItems}`] : []),
    ...(new Set(keys).size < keys.length ? [`"${path}" has the same "${uniqueBy}" twice`] : []),
  ];
}

interface List {
  readonly part: BodyPart;
  readonly wrapper: string;
  readonly isAlone: boolean;
}

function readEntry(check: Check, list: List, record: unknown, path: string): VendorRecord | undefined {
  if (!isObject(record)) {
    note(check, `"${path}" must be an object${list.isAlone ? ' or a list of objects' : ''}`);
    return undefined;
  }
  if (!holdsAnything(record)) {
    // Among others it would become a blank record, or it is one that a mapping has lost.
    if (!list.isAlone) note(check, `"${path}" holds no field`);
    return undefined;
  }
  if (check.kind !== 'create' && list.part.shape.isComputed(record)) {
    check.leftOut.push(path);
    return undefined;
  }
  return readOne(check, list.part, record, path);
}

/** A list under a name that neither wraps such records nor is a field of one. */
function otherWrapper(shape: BodyShape, wrapper: string, value: unknown): string | undefined {
  const [name, ...others] = isObject(value) ? Object.keys(value) : [];
  const isOther = name !== undefined && others.length === 0 && name !== wrapper;
  return isOther && !shape.isKnown(name) && typeof getOwn(value as VendorRecord, name) === 'object' ? name : undefined;
}
