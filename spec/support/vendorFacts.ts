import { htmlPathOf, notesOf } from '../../docs/generate/objectNotes';
import type { Body, Entity, Field, LooseField, QueryParam, SubObject, Write } from '../../lib/common/model/entity';

/**
 * What the vendor's pages state of an entity, as words by their kind: `integer: "itemID! categoryID>Category"`. Only
 * structure: no remarks, and nothing that is our own reading.
 */
export type VendorFacts = Readonly<Record<string, string>>;

type Fields = Readonly<Record<string, Field | LooseField>>;

/** The facts in a description of an entity, of the catalogue or of the vendor's pages. */
export function vendorFacts(entity: Entity): VendorFacts {
  const kinds: Record<string, readonly string[]> = {
    is: identity(entity),
    scopes: entity.scopes,
    sort: entity.sortable,
    times: Object.entries(entity.timeFields ?? {}).map(
      ([name, time]) => `${name}:${time.tracks}${flag(time.sortable)}`,
    ),
    one: relations(entity, 'one'),
    many: relations(entity, 'many'),
    params: Object.entries(entity.queryParams ?? {}).map(([name, param]) => parameter(name, param)),
    create: writeWords(entity.create),
    update: writeWords(entity.update),
    delete: writeWords(entity.delete),
    prints: [...(notesOf(entity).prints?.html ?? []).map((name) => `html:${name}`), ...(entity.fixedRelations ?? [])],
    ...bodyWords('body', entity.body),
    ...Object.assign(
      {},
      ...Object.entries(entity.actions ?? {}).map(([name, action]) => ({
        [`${name}!`]: [action.method, action.path, `returns=${action.returns ?? ''}`],
        ...bodyWords(`${name}!`, action.body),
      })),
    ),
    ...fieldWords('', entity),
    ...Object.assign({}, ...Object.entries(entity.subObjects ?? {}).map(([name, part]) => partWords(name, part))),
  };
  const stated = Object.entries(kinds).filter(([, words]) => words.length > 0);
  return Object.fromEntries(stated.map(([kind, words]) => [kind, words.join(' ')]));
}

/** How many single facts there are. */
export const countFacts = (facts: VendorFacts): number =>
  Object.values(facts).reduce((sum, words) => sum + words.split(' ').length, 0);

const flag = (is: boolean | undefined): string => (is ? '*' : '');

const identity = (entity: Entity): string[] => [
  entity.kind,
  `path=${entity.path}`,
  `envelope=${entity.envelope}`,
  `id=${entity.idField}`,
  ...Object.entries(entity.operations).flatMap(([name, may]) => (may ? `${name}${may === true ? '' : `:${may}`}` : [])),
  ...Object.entries(entity.parents ?? {}).map(([name, parent]) => `${name}>${parent}`),
  ...Object.entries({
    method: entity.method,
    returns: entity.returns,
    document: entity.document,
    html: entity.kind === 'document' ? htmlPathOf(entity) : undefined,
    template: entity.uiTemplate,
    replacedBy: entity.deprecated && String(entity.replacedBy),
  }).flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`)),
];

const relations = ({ relations: all }: Entity, kind: 'one' | 'many'): string[] =>
  Object.entries(all)
    .filter(([, relation]) => relation.kind === kind)
    .map(([name, { wrapper }]) => (wrapper === undefined ? name : `${name}:${wrapper}`));

/** The page of a document needs the template's name; its other parameters have defaults. */
const parameter = (name: string, { type, required, pageOnly, default: initial }: QueryParam): string =>
  `${name}:${type}${flag(required)}${pageOnly && initial === undefined ? '.html' : ''}`;

function writeWords(write: Write | undefined): string[] {
  if (!write) return [];
  return [
    ...write.fields.map((name) => `${name}${flag(write.required.includes(name))}`),
    ...(write.requiredOneOf ?? []).map((names) => names.join('|')),
    ...Object.entries(write.extraCost ?? {}).map(([name, drips]) => `${name}+${drips}`),
    `drips=${write.baseCost ?? 1}`,
    ...Object.entries({
      ...write.multipart,
      method: write.method,
      path: write.path,
      key: write.bodyKey,
      most: write.maxItems,
    }).flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`)),
  ];
}

const bodyWords = (name: string, body: Body | undefined): Record<string, readonly string[]> =>
  body
    ? {
        [name]: [...body.required.map((each) => `${each}*`), `drips=${body.baseCost ?? 1}`],
        ...typed(name, body.fields),
      }
    : {};

const partWords = (name: string, part: SubObject): Record<string, readonly string[]> => ({
  [name]: [...(part.container ? [`in=${part.container}`] : []), ...(part.appearsIn ? [`at=${part.appearsIn}`] : [])],
  ...fieldWords(`${name}.`, part),
});

/** Fields of samples only have a question mark behind their kind. */
const fieldWords = (
  place: string,
  { fields, undocumentedFields }: Pick<SubObject, 'fields' | 'undocumentedFields'>,
) => ({
  ...typed(place, fields ?? {}),
  ...Object.fromEntries(
    Object.entries(typed(place, undocumentedFields ?? {})).map(([kind, words]) => [`${kind}?`, words]),
  ),
});

function typed(place: string, fields: Fields): Record<string, string[]> {
  const words: Record<string, string[]> = {};
  for (const [name, field] of Object.entries(fields)) {
    const kind = `${place}${place === '' || place.endsWith('.') ? '' : ' '}${field.type ?? 'unknown'}`;
    words[kind] = [...(words[kind] ?? []), fieldWord(name, field)];
  }
  return words;
}

function fieldWord(name: string, field: Field | LooseField): string {
  const { ref, readOnly, maxLength, enum: values } = field;
  const target = ref ?? ('refObject' in field ? field.refObject : undefined);
  const limits = [
    maxLength && `<=${maxLength}`,
    values && `=${values.map((value) => String(value).replaceAll(' ', '_')).join('|')}`,
  ];
  return [name, readOnly && '!', target && `>${target}`, ...limits].filter(Boolean).join('');
}
