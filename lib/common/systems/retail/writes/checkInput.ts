import { isObject, own } from '../../../objects';
import type { Entity } from '../../entity';
import type { VendorRecord } from '../../system';
import { suggestion } from '../lists/fields';
import { wrapped } from '../records/wrappers';
import { type BodyPart, type BodyShape, bodyShape, rulesOf, type WriteKind } from './bodyShape';
import { writeFault, written } from './writeValue';

/** What is wrong with the fields of a record, and the body to send. */
export interface CheckedInput {
  /** One phrase each, by the name of the field; never tells values. */
  readonly faults: readonly string[];
  /** The user's fields and no others: nested lists under their wrapper, times without fractions. */
  readonly body: VendorRecord;
}

/** Checks the fields of a record, apart from the ids in its path, against what its entity accepts. Nothing is sent. */
export function checkInput(entity: Entity, kind: WriteKind, fields: VendorRecord): CheckedInput {
  const faults: string[] = [];
  const body = readRecord({ entity, kind, faults }, bodyShape(entity, kind), fields, '');
  return { faults: [...faults, ...missingFaults(entity, kind, fields)], body };
}

interface Check {
  readonly entity: Entity;
  readonly kind: WriteKind;
  readonly faults: string[];
}

function readRecord(check: Check, shape: BodyShape, fields: VendorRecord, path: string): VendorRecord {
  const entries = Object.entries(fields).map(([name, value]): [string, unknown] => {
    const fault = nameFault(check, shape, name, path);
    if (fault) check.faults.push(`"${path}${name}" ${fault}`);
    return [name, fault ? undefined : readValue(check, shape, name, value, path)];
  });
  return Object.fromEntries(entries);
}

function nameFault({ entity, kind }: Check, shape: BodyShape, name: string, path: string): string | undefined {
  if (shape.isOpen || shape.names.includes(name)) return undefined;
  if (!shape.isKnown(name)) return `is unknown${suggestion(name, shape.names)}`;
  const isComputed = shape.field(name)?.readOnly || (path === '' && name === entity.idField);
  if (isComputed) return 'is set by Lightspeed itself, leave it out';
  return `cannot be set ${path ? 'here' : WHEN[kind]}, leave it out`;
}

const WHEN: Readonly<Record<WriteKind, string>> = {
  create: 'when the record is created',
  update: 'when the record is changed',
  upsert: 'through the API',
};

function readValue(check: Check, shape: BodyShape, name: string, value: unknown, path: string): unknown {
  const field = shape.field(name);
  const part = shape.part(name);
  if (part && value !== '' && value !== null) return readPart(check, part, value, `${path}${name}`);
  const fault = archivedFault(check, name, value, path) ?? (field && scalarFault(name, field, value));
  if (fault) check.faults.push(`"${path}${name}" ${fault}`);
  return written(field, value);
}

/** Structures that nothing describes, and values that depend on another field, are the user's own business. */
const scalarFault: typeof writeFault = (name, field, value) =>
  ['object', 'array', 'mixed'].includes(field.type ?? 'mixed') ? undefined : writeFault(name, field, value);

// Source: vendor's pages Item and Customer, which accept only false: archiving is what DELETE does.
function archivedFault({ entity, kind }: Check, name: string, value: unknown, path: string): string | undefined {
  const byDelete = entity.operations.delete === 'archive' && entity.create?.fields.includes('archived') === false;
  return byDelete && path === '' && kind !== 'create' && name === 'archived' && String(value) === 'true'
    ? 'can only be false here, which brings the record back; delete the record to archive it'
    : undefined;
}

function readPart(check: Check, part: BodyPart, value: unknown, path: string): unknown {
  if (part.kind === 'one') return readNested(check, part, value, path);
  if (part.kind === 'list') return value;
  return readList(check, part, value, path);
}

function readList(check: Check, part: BodyPart, value: unknown, path: string): VendorRecord | undefined {
  const { wrapper, records, strangers } = wrapped(part.isWrapperKnown ? part.wrapper : undefined, part.wrapper, value);
  const wrong = otherWrapper(part.shape, wrapper, value);
  if (wrong !== undefined) {
    check.faults.push(`"${path}.${wrong}" is unknown, the list goes into "${path}.${wrapper}"`);
    return undefined;
  }
  check.faults.push(...strangers.map((name) => `"${path}.${name}" is unknown beside "${wrapper}"`));
  const list = records.map((record, at) =>
    readNested(check, part, record, `${path}.${wrapper}${records.length > 1 ? `[${at + 1}]` : ''}`),
  );
  return { [wrapper]: list };
}

/** A list under a name that neither wraps such records nor is a field of one. */
function otherWrapper(shape: BodyShape, wrapper: string, value: unknown): string | undefined {
  const [name, ...others] = isObject(value) ? Object.keys(value) : [];
  const isOther = name !== undefined && others.length === 0 && name !== wrapper && !shape.isOpen;
  return isOther && !shape.isKnown(name) && typeof own(value as VendorRecord, name) === 'object' ? name : undefined;
}

function readNested(check: Check, part: BodyPart, value: unknown, path: string): unknown {
  if (isObject(value)) return readRecord(check, part.shape, value, `${path}.`);
  const isEntry = part.kind === 'one' || path.endsWith(']');
  check.faults.push(`"${path}" must be an object${isEntry ? '' : ' or a list of objects'}`);
  return undefined;
}

function missingFaults(entity: Entity, kind: WriteKind, fields: VendorRecord): string[] {
  // An upsert learns only later whether it has to create.
  if (kind === 'upsert') return [];
  const isGiven = (name: string) => fields[name] !== undefined && fields[name] !== null && fields[name] !== '';
  const missing = requiredBy(entity, kind).filter((name) => !isGiven(name));
  const missingAll = (rulesOf(entity, kind)?.requiredOneOf ?? []).filter((names) => !names.some(isGiven));
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
