import { InputError } from '../common/errors';
import type { FormSchema } from '../common/forms/fieldSchema';
import type { Options } from '../common/forms/selects';
import { title } from '../common/forms/title';
import { own } from '../common/objects';
import type { Cfg } from '../common/platform/context';
import { textField } from '../common/platform/fields';
import type { Entity, QueryParam } from '../common/systems/entity';
import { retailCatalogue } from '../common/systems/retail/catalogue';
import { suggestion } from '../common/systems/retail/lists/fields';
import { isId } from '../common/systems/retail/paths';

/** What to print, and how. */
export interface PrintInput {
  readonly ids: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** So many documents are printed for one message: each takes two requests. */
const MAX_IDS = 100;

/** The documents that can be printed, by their label. */
export const documents = (): Options =>
  Object.fromEntries(
    Object.values(retailCatalogue)
      .filter(({ kind }) => kind === 'document')
      .map(({ entity, label }): [string, string] => [entity, label])
      .sort(([, a], [, b]) => a.localeCompare(b, 'en')),
  );

/** The document that a step prints. */
export function documentOf(cfg: Cfg): Entity {
  const name = textField(cfg['document']) ?? '';
  const entity = own(retailCatalogue, name);
  if (entity?.kind !== 'document') {
    throw new InputError(name ? `"Document" ${name} does not exist.` : '"Document" is not chosen.');
  }
  return entity;
}

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

/** @throws InputError that lists every fault by the name of its field */
export function readPrintInput(entity: Entity, input: Readonly<Record<string, unknown>>): PrintInput {
  const { idField, queryParams = {}, uiTemplate } = entity;
  const { [idField ?? 'id']: asked, ...rest } = input;
  const ids = idsOf(asked);
  const given = Object.entries({ template: uiTemplate, ...withoutEmpty(rest) });
  const faults = [
    ...idFaults(idField ?? 'id', ids),
    ...given.flatMap(([name, value]) => parameterFault(queryParams, name, value)),
  ];
  if (faults.length > 0) {
    throw new InputError(`${entity.label}: ${faults.join('; ')}. Nothing was printed.`);
  }
  return { ids: ids.map(String), parameters: Object.fromEntries(given.map(([name, value]) => [name, String(value)])) };
}

const idsOf = (asked: unknown): unknown[] => {
  const list = typeof asked === 'string' ? asked.split(',').map((each) => each.trim()) : [asked].flat();
  return list.filter((each) => each !== undefined && each !== null && each !== '');
};

function idFaults(name: string, ids: readonly unknown[]): string[] {
  if (ids.length === 0) return [`"${name}" is missing`];
  if (ids.length > MAX_IDS) return [`"${name}" names more than ${MAX_IDS} records`];
  return ids.every(isId) ? [] : [`"${name}" must hold ids, digits only`];
}

const withoutEmpty = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );

function parameterFault(known: NonNullable<Entity['queryParams']>, name: string, value: unknown): string[] {
  const type = own(known, name)?.type;
  if (!type) return [`"${name}" is unknown${suggestion(name, Object.keys(known))}`];
  const text = String(value ?? '');
  if (type === 'integer') return /^[1-9]\d{0,3}$/.test(text) ? [] : [`"${name}" must be a whole number from 1 to 9999`];
  if (type === 'boolean') return /^(true|false)$/.test(text) ? [] : [`"${name}" must be true or false`];
  return typeof value === 'string' ? [] : [`"${name}" is missing`];
}
