import type { Entity } from '../../../../model/entity';
import type { VendorRecord } from '../../../../model/query';
import { readParents, without } from '../../../../model/recordInput';
import { checkInput } from '../../../../model/validateBody';
import { isObject } from '../../../../util/collections';
import { isGiven, objectsGiven } from '../../../../util/given';
import { throwIfInvalid } from '../../../../util/issues';
import { unknownNames } from '../../../../util/text';
import { retailCatalogue } from '../../catalogue';
import type { ListRules, Operation } from './operation';

/** An operation's input, checked: ids for the path, and the body of each request. */
export interface OperationInput {
  readonly ids: Readonly<Record<string, string>>;
  readonly bodies: readonly VendorRecord[];
}

/**
 * Checks the input of an operation before anything is sent. Long lists become several requests.
 *
 * @throws InputError that lists every issue by the name of its field
 */
export function operationInput(operation: Operation, input: VendorRecord): OperationInput {
  const entity = bodyEntity(operation);
  const { ids, issues } = readParents(retailCatalogue, entity, input, (label) => `the id of the ${label}`);
  const rest = without(input, Object.keys(operation.ids));
  const taken = operation.batch ? [operation.batch.key] : Object.keys(operation.body.fields);
  const unexpected = unknownNames(Object.keys(rest), [...taken, ...Object.keys(operation.ids)], {
    where: 'to this operation',
  });
  const known = Object.fromEntries(Object.entries(rest).filter(([name]) => taken.includes(name)));
  const checked = operation.batch ? checkBatches(entity, operation.batch, known) : checkBody(entity, operation, known);
  throwIfInvalid([...issues, ...unexpected, ...checked.issues]);
  return { ids, bodies: checked.bodies };
}

/** The input of an operation as an entity that can be created: its rules check the input, and its fields make the form. */
export function bodyEntity({ entity, name, label, ids, body, lists = {} }: Operation): Entity {
  const parts = Object.entries(entity.subObjects ?? {}).filter(([part]) => part in body.fields);
  return {
    entity: name,
    kind: 'entity',
    label,
    plural: entity.plural,
    path: entity.path,
    parents: ids,
    envelope: null,
    idField: null,
    operations: { get: false, list: false, create: true, update: false, delete: false },
    scopes: entity.scopes,
    sortable: [],
    relations: {},
    fields: body.fields,
    undocumentedFields: {},
    subObjects: Object.fromEntries(
      parts.map(([part, sub]) => [part, { ...sub, required: lists[part]?.required ?? sub.required ?? [] }]),
    ),
    create: { fields: Object.keys(body.fields), required: body.required },
  };
}

interface Checked {
  readonly issues: readonly string[];
  readonly bodies: readonly VendorRecord[];
}

function checkBody(entity: Entity, { lists = {}, fixed }: Operation, input: VendorRecord): Checked {
  const { issues, body } = checkInput(retailCatalogue, entity, 'create', input);
  // A list of which something was refused is not in the body as it was given.
  const isWhole = (name: string) => body[name] !== undefined || issues.length === 0;
  const given = Object.entries(lists).filter(([name]) => isGiven(input[name]) && isWhole(name));
  return {
    issues: [...issues, ...given.flatMap(([name, rules]) => listIssues(name, rules, body[name]))],
    bodies: [{ ...body, ...fixed }],
  };
}

/** @param list as it will be sent: `{SaleLine: [...]}` */
function listIssues(name: string, rules: ListRules, list: unknown): string[] {
  const records = Object.values(isObject(list) ? list : {}).flat();
  return records.length === 0
    ? [`"${name}" is empty`]
    : records.filter(isObject).flatMap((record) => recordIssues(name, rules, record));
}

function recordIssues(name: string, { fields }: ListRules, record: VendorRecord): string[] {
  const excess = Object.keys(record).filter((field) => !fields.includes(field));
  return excess.map((field) => `"${field}" cannot be set in "${name}", leave it out`);
}

function checkBatches(
  entity: Entity,
  { key, maxItems }: NonNullable<Operation['batch']>,
  input: VendorRecord,
): Checked {
  const list = objectsGiven(input[key]);
  const checked = list.map((each) =>
    isObject(each) ? checkInput(retailCatalogue, entity, 'create', each) : { issues: ['must be an object'], body: {} },
  );
  const batches = Array.from({ length: Math.ceil(list.length / maxItems) }, (_, at) =>
    checked.slice(at * maxItems, (at + 1) * maxItems),
  );
  return {
    issues: [
      ...(list.length === 0 ? [`"${key}" must be a list of at least one object`] : []),
      ...checked.flatMap(({ issues }, at) => issues.map((issue) => `"${key}[${at + 1}]": ${issue}`)),
    ],
    bodies: batches.map((batch) => ({ [key]: batch.map(({ body }) => body) })),
  };
}
