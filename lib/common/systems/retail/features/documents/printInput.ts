import { type FormSchema, title } from '../../../../forms/fieldSchema';
import type { Entity, QueryParam } from '../../../../model/entity';
import { isId } from '../../../../model/ids';
import { writeIssue, written } from '../../../../model/validateValue';
import { givenFields, isGiven, listGiven } from '../../../../util/given';
import { throwIfInvalid } from '../../../../util/issues';
import { textList, unknownNames } from '../../../../util/text';

/** What to print, and how. */
export interface PrintInput {
  readonly ids: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** So many documents are printed for one message: each takes two requests. */
const MAX_IDS = 100;

/** The greatest number that a parameter takes, such as that of copies. */
const MAX_COUNT = 9999;

/** The form of a message: the records to print, and the document's own parameters. */
export function printForm(entity: Entity): FormSchema {
  const { idField, label, queryParams = {}, uiTemplate } = entity;
  const idHelp = `id of what to print; several separated by commas, or as a list, for a ${label} each`;
  const parameters = Object.entries(queryParams).map(([name, parameter]): [string, FormSchema] => [
    name,
    parameterForm(name, parameter, uiTemplate),
  ]);
  const id: FormSchema = { type: 'string', required: true, title: title(idField ?? ''), help: { description: idHelp } };
  return { type: 'object', properties: { [idField ?? 'id']: id, ...Object.fromEntries(parameters) } };
}

function parameterForm(name: string, { type, note, default: byDefault }: QueryParam, uiTemplate = ''): FormSchema {
  const isTemplate = name === 'template';
  const fallback = isTemplate ? uiTemplate : byDefault;
  const description = [note, fallback && `default ${fallback}`].filter(Boolean).join('; ');
  return {
    type: type === 'integer' ? 'number' : type === 'boolean' ? 'boolean' : 'string',
    title: title(name),
    ...(isTemplate && !uiTemplate && { required: true }),
    ...(description && { help: { description } }),
  };
}

/** @throws InputError that lists every issue by the name of its field */
export function readPrintInput(entity: Entity, input: Readonly<Record<string, unknown>>): PrintInput {
  const { queryParams = {}, uiTemplate } = entity;
  const idField = entity.idField ?? 'id';
  const ids = idsOf(input[idField]);
  const given = givenFields({ template: uiTemplate, ...givenFields(input, [idField]) });
  const known = Object.entries(queryParams).filter(([name]) => Object.hasOwn(given, name) || name === 'template');
  const issues = [
    ...idIssues(idField, ids),
    ...unknownNames(Object.keys(input), [idField, ...Object.keys(queryParams)]),
    ...known.flatMap(([name, parameter]) => parameterIssues(name, parameter, given[name])),
  ];
  throwIfInvalid(issues, 'Nothing was printed.');
  const parameters = known.map(([name, { type }]) => [name, String(written({ type }, given[name]))]);
  return { ids: ids.map(String), parameters: Object.fromEntries(parameters) };
}

/** Ids one by one, in a list, or as a text: with commas between them or as JSON. */
const idsOf = (asked: unknown): unknown[] =>
  listGiven(asked)
    .flatMap((each) => (typeof each === 'string' ? textList(each) : [each]))
    .filter(isGiven);

function idIssues(name: string, ids: readonly unknown[]): string[] {
  if (ids.length === 0) return [`"${name}" is missing`];
  if (ids.length > MAX_IDS) return [`"${name}" names more than ${MAX_IDS} objects`];
  return ids.every(isId) ? [] : [`"${name}" must hold ids, digits only`];
}

function parameterIssues(name: string, { type }: QueryParam, value: unknown): string[] {
  if (!isGiven(value)) return [`"${name}" is missing`];
  const issue = writeIssue(name, { type }, value);
  if (issue) return [`"${name}" ${issue}`];
  const isOutside = type === 'integer' && !(Number(value) >= 1 && Number(value) <= MAX_COUNT);
  return isOutside ? [`"${name}" must be a whole number from 1 to ${MAX_COUNT}`] : [];
}
