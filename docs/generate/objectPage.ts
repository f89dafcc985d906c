import { bodyShape } from '../../lib/common/model/bodyShape';
import type { Entity, Field, LooseField, NaturalKey, QueryParam, Relation } from '../../lib/common/model/entity';
import type { DocumentedSystem } from './documentedSystems';
import { table } from './markdown';
import { htmlPathOf, notesOf, type ObjectNotes } from './objectNotes';

/** Everything that is known of one object: for developers, and for users who look for a field. */
export function objectPage(system: DocumentedSystem, entity: Entity): string {
  const notes = notesOf(entity);
  const parts = [
    `# ${entity.plural}`,
    facts(system, entity, notes),
    section('Operations', operations(system, entity)),
    section('Fields', fieldTable(system, entity, notes)),
    ...Object.entries(entity.subObjects ?? {}).map(([name, part]) =>
      section(
        `\`${name}\``,
        [notes.parts?.[name], part.note, partTable(system, name, part, notes)].filter(Boolean).join('\n\n'),
      ),
    ),
    section('Relations', relationTable(entity)),
    section('Query parameters', parameterTable(entity.queryParams ?? {}, notes)),
    section('Notes', (notes.notes ?? []).map((note) => `* ${note}`).join('\n')),
  ];
  return parts.filter(Boolean).join('\n\n');
}

const section = (title: string, text: string): string => (text ? `## ${title}\n\n${text}` : '');

function facts(system: DocumentedSystem, entity: Entity, { optionalScopes = {} }: ObjectNotes): string {
  const {
    kind,
    label,
    path,
    idField,
    parents = {},
    scopes,
    sortable,
    timeFields = {},
    uniqueFields = [],
    naturalKeys = [],
  } = entity;
  const lines: [string, string | false | undefined][] = [
    ['Name in flows', `\`${entity.entity}\``],
    [
      'Kind',
      `${kind}${entity.deprecated ? ', deprecated' : ''}${entity.replacedBy ? `, use ${entity.replacedBy}` : ''}`,
    ],
    ['One of them', label],
    ['Path', `\`${path}\``],
    ['Page', kind === 'document' && `\`${htmlPathOf(entity)}\``],
    ['Id', idField !== null && `\`${idField}\``],
    ['Lies within', list(Object.entries(parents).map(([name, parent]) => `${link(system, parent)} (\`${name}\`)`))],
    ['Looked up by', list(uniqueFields.map(code))],
    ['Looked for, when the answer to a creation is lost, by', naturalKeys.map(keyText).join('; else ')],
    ['Scopes', list(scopes.map(code))],
    ['Further scopes', list(Object.entries(optionalScopes).map(([scope, adds]) => `\`${scope}\` (${adds})`))],
    ['Sorted by', list(sortable.map(code))],
    ['Times', list(Object.entries(timeFields).map(([name, { tracks }]) => `\`${name}\` (${TRACKED[tracks]})`))],
  ];
  return lines.flatMap(([name, text]) => (text ? [`* ${name}: ${text}`] : [])).join('\n');
}

const keyText = ({ fields, compare = [] }: NaturalKey): string => [...fields, ...compare].map(code).join(' and ');

const TRACKED = { updates: 'every change', creation: 'the creation', event: 'a business moment' } as const;

const list = (texts: readonly string[]): string => texts.join(', ');

const code = (text: string): string => `\`${text}\``;

const link = ({ catalogue }: DocumentedSystem, name: string): string =>
  Object.hasOwn(catalogue, name) ? `[${name}](${name}.md)` : name;

/** Prices are those of the request alone: what is nested in a body and what is loaded along costs more. */
function operations(system: DocumentedSystem, entity: Entity): string {
  const { operations: may, kind, body } = entity;
  if (kind === 'operation') return `POST, ${body?.baseCost ?? 1} drips; see [operations](../operations.md).`;
  const price = (method: 'GET' | 'POST' | 'PUT' | 'DELETE') => String(system.price?.(entity, method) ?? '');
  const rows: string[][] = [
    ...(may.get ? [['read one', '', price('GET')]] : []),
    ...(may.list ? [['list', '', price('GET')]] : []),
    ...(may.create ? [['create', accepted(system, entity, 'create'), price('POST')]] : []),
    ...(may.update ? [['update', accepted(system, entity, 'update'), price('PUT')]] : []),
    ...(may.delete ? [[may.delete, '', price('DELETE')]] : []),
    ...Object.entries(entity.actions ?? {}).map(([name, { method, body: sent, note = '' }]) => [
      `${name} (${method})`,
      note,
      String(sent.baseCost ?? 1),
    ]),
  ];
  if (rows.length === 0) return '';
  return system.price
    ? table(['Operation', 'Takes', 'Drips'], rows)
    : table(
        ['Operation', 'Takes'],
        rows.map((row) => row.slice(0, 2)),
      );
}

/** `name*` is required. */
const accepted = ({ catalogue }: DocumentedSystem, entity: Entity, kind: 'create' | 'update'): string =>
  bodyShape(catalogue, entity, kind)
    .names.map((name) => `\`${name}\`${entity[kind]?.required.includes(name) ? '*' : ''}`)
    .join(', ');

function fieldTable(system: DocumentedSystem, entity: Entity, notes: ObjectNotes): string {
  const { fields, undocumentedFields, alsoWritable = {}, alsoCreatable = {}, body } = entity;
  return rowsOf(
    system,
    { ...fields, ...undocumentedFields, ...alsoWritable, ...alsoCreatable, ...body?.fields },
    (name) => [notes.fields?.[name], notes.fields?.[`body.${name}`]].filter(Boolean).join('; '),
  );
}

function partTable(
  system: DocumentedSystem,
  part: string,
  { fields = {}, undocumentedFields = {} }: Pick<Partial<Entity>, 'fields' | 'undocumentedFields'>,
  notes: ObjectNotes,
): string {
  return rowsOf(system, { ...fields, ...undocumentedFields }, (name) => notes.fields?.[`${part}.${name}`]);
}

type Fields = Readonly<Record<string, Field | LooseField>>;

function rowsOf(system: DocumentedSystem, fields: Fields, remarkOn: (name: string) => string | undefined): string {
  const rows = Object.entries(fields).map(([name, field]) => [
    code(name),
    field.type ?? 'unknown',
    [...meaning(system, field), remarkOn(name)].filter(Boolean).join('; '),
  ]);
  return rows.length > 0 ? table(['Field', 'Type', 'Meaning'], rows) : '';
}

function meaning(system: DocumentedSystem, field: Field | LooseField): (string | undefined)[] {
  const { readOnly, secret, ref, minLength, maxLength, minimum, maximum, pattern, note } = field;
  return [
    ref && `id of ${link(system, ref)}`,
    readOnly && 'read only',
    secret && 'secret',
    field.enum && `one of ${field.enum.join(', ')}${field.enumIsOpen ? ', or another value' : ''}`,
    minLength === undefined ? undefined : `at least ${minLength} characters`,
    maxLength === undefined ? undefined : `at most ${maxLength} characters`,
    minimum === undefined ? undefined : `${minimum} or more`,
    maximum === undefined ? undefined : `${maximum} or less`,
    pattern?.text,
    note,
  ].map((text) => text || undefined);
}

function relationTable({ relations }: Entity): string {
  const rows = Object.entries(relations).map(([name, relation]) => [
    code(name),
    relation.kind,
    relation.wrapper === undefined || relation.isSeparate ? '' : code(relation.wrapper),
    relationNote(relation),
  ]);
  return rows.length > 0 ? table(['Relation', 'Kind', 'Wrapper', 'Meaning'], rows) : '';
}

const relationNote = ({ cost, singleReadOnly, notInAll, isSeparate, note }: Relation): string =>
  [
    cost !== undefined && `${cost} drips`,
    singleReadOnly && 'with a single record only',
    notInAll && 'not loaded by `all`',
    isSeparate && 'a bare list, loaded by a request of its own for each record',
    note,
  ]
    .filter(Boolean)
    .join('; ');

function parameterTable(parameters: Readonly<Record<string, QueryParam>>, notes: ObjectNotes): string {
  const rows = Object.entries(parameters).map(([name, { type, required, note }]) => [
    code(name),
    type,
    [required && 'required', note, notes.parameters?.[name]].filter(Boolean).join('; '),
  ]);
  return rows.length > 0 ? table(['Parameter', 'Type', 'Meaning'], rows) : '';
}
