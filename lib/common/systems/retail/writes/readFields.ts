import { holdsAnything, isGiven, listGiven } from '../../../given';
import { isObject, own } from '../../../objects';
import type { VendorRecord } from '../../system';
import { wrapped } from '../records/wrappers';
import type { BodyPart, BodyShape } from './bodyShape';
import { customFieldValue } from './customFieldValue';
import { isComputedEntry, isOutdated } from './leftovers';
import { type Check, noteStranger } from './strangers';
import { writeFault, written } from './writeValue';

/** Reads the fields of a record, or of one nested in it, into the body to send. `path` is dotted, with a dot at its end. */
export function readFields(check: Check, shape: BodyShape, fields: VendorRecord, path: string): VendorRecord {
  const accepted = new Set(shape.names);
  const body: VendorRecord = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (!accepted.has(name)) {
      noteStranger(check, shape, name, path);
    } else if (isOutdated(shape, fields, name)) {
      check.leftOut.push(path + name);
    } else {
      const read = isGiven(value) ? readValue(check, shape, name, value, path) : emptied(check, value);
      if (read !== undefined) body[name] = read;
    }
  }
  return body;
}

/** A new record gets the vendor's default. Source: vendor's page Introduction: a field sent empty or null is emptied. */
const emptied = ({ kind }: Check, value: unknown): unknown =>
  kind === 'create' ? undefined : value === null ? null : '';

function readValue(check: Check, shape: BodyShape, name: string, value: unknown, path: string): unknown {
  const part = shape.part(name);
  if (part) return readPart(check, part, value, path + name);
  const field = shape.field(name);
  if (field?.type === 'mixed' || field?.type === undefined) return customFieldValue(value);
  const fault = writeFault(name, field, value);
  if (fault) check.faults.push(`"${path}${name}" ${fault}`);
  return written(field, value, name);
}

/** Reads a part nested in a record; undefined when there is nothing to send of it. */
function readPart(check: Check, part: BodyPart, value: unknown, path: string): unknown {
  if (part.kind === 'list') return readTexts(check, value, path);
  return part.kind === 'one' ? readOne(check, part, value, path) : readList(check, part, value, path);
}

function readTexts(check: Check, value: unknown, path: string): unknown[] {
  const list = listGiven(value);
  if (list.some((each) => typeof each === 'object')) check.faults.push(`"${path}" must be a list of texts`);
  return list;
}

/** Nothing is said by an empty object, nor by one of which everything is left out. */
function readOne(check: Check, part: BodyPart, value: unknown, path: string): VendorRecord | undefined {
  if (!isObject(value)) {
    check.faults.push(`"${path}" must be an object`);
    return undefined;
  }
  const body = readFields(check, part.shape, value, `${path}.`);
  return Object.keys(body).length > 0 ? body : undefined;
}

function readList(check: Check, part: BodyPart, value: unknown, path: string): VendorRecord | undefined {
  const { wrapper, records, strangers } = wrapped(part.isWrapperKnown ? part.wrapper : undefined, part.wrapper, value);
  const wrong = otherWrapper(part.shape, wrapper, value);
  if (wrong !== undefined) {
    check.faults.push(`"${path}.${wrong}" is unknown, the list goes into "${path}.${wrapper}"`);
    return undefined;
  }
  check.faults.push(...strangers.map((name) => `"${path}.${name}" is unknown beside "${wrapper}"`));
  const isAlone = records.length === 1;
  const list = records.flatMap((record, at) => {
    const place = `${path}.${wrapper}${isAlone ? '' : `[${at + 1}]`}`;
    return readEntry(check, { part, wrapper, isAlone }, record, place) ?? [];
  });
  return list.length > 0 || records.length === 0 ? { [wrapper]: list } : undefined;
}

interface List {
  readonly part: BodyPart;
  readonly wrapper: string;
  readonly isAlone: boolean;
}

function readEntry(check: Check, list: List, record: unknown, path: string): VendorRecord | undefined {
  if (!isObject(record)) {
    check.faults.push(`"${path}" must be an object${list.isAlone ? ' or a list of objects' : ''}`);
    return undefined;
  }
  if (!holdsAnything(record)) {
    // Among others it would become a blank record, or it is one that a mapping has lost.
    if (!list.isAlone) check.faults.push(`"${path}" holds no field`);
    return undefined;
  }
  if (check.kind !== 'create' && isComputedEntry(list.wrapper, record)) {
    check.leftOut.push(path);
    return undefined;
  }
  return readOne(check, list.part, record, path);
}

/** A list under a name that neither wraps such records nor is a field of one. */
function otherWrapper(shape: BodyShape, wrapper: string, value: unknown): string | undefined {
  const [name, ...others] = isObject(value) ? Object.keys(value) : [];
  const isOther = name !== undefined && others.length === 0 && name !== wrapper;
  return isOther && !shape.isKnown(name) && typeof own(value as VendorRecord, name) === 'object' ? name : undefined;
}
