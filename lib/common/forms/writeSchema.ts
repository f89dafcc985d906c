import { type BodyPart, type BodyShape, bodyShape, rulesOf, type WriteKind } from '../model/bodyShape';
import type { Catalogue, Entity } from '../model/entity';
import { requiredBy } from '../model/validateBody';
import { closedEnum } from '../model/validateValue';
import { getOwn } from '../util/collections';
import { uniqueCriteria } from './criteria';
import { type FormSchema, fieldSchema, idForm, parentForms, title, wrappedList } from './fieldSchema';

/**
 * The input form of a write: the ids of the record, then the writable fields, nested as the vendor nests them.
 *
 * @param criterion the field by which an upsert looks the record up
 */
export function writeSchema(catalogue: Catalogue, entity: Entity, kind: WriteKind, criterion?: string): FormSchema {
  const form: Form = {
    catalogue,
    relations: Object.keys(entity.relations),
    remarks: rulesOf(entity, kind)?.partNotes ?? {},
  };
  const required = requiredBy(entity, kind);
  const remarkOn = kind === 'upsert' ? sentOnce(catalogue, entity) : () => undefined;
  const fields = recordForm(form, bodyShape(catalogue, entity, kind), '');
  const marked = Object.entries(fields).map(([name, property]): [string, FormSchema] => [
    name,
    { ...withRemark(property, remarkOn(name)), ...(required.includes(name) && { required: true }) },
  ]);
  const properties = { ...recordIds(catalogue, entity, kind), ...Object.fromEntries(marked) };
  return { type: 'object', properties: criterion ? lookupFirst(entity, criterion, properties) : properties };
}

/** Remark for the fields of an upsert that only its creation or only its change sends. */
function sentOnce(catalogue: Catalogue, entity: Entity): (name: string) => string | undefined {
  const created = bodyShape(catalogue, entity, 'create').names;
  const changed = bodyShape(catalogue, entity, 'update').names;
  return (name) => {
    if (!changed.includes(name)) return 'sent only when the object is created';
    return created.includes(name) ? undefined : 'sent only when the object is changed';
  };
}

const withRemark = (form: FormSchema, remark: string | undefined): FormSchema =>
  remark ? { ...form, help: { description: [form.help?.description, remark].filter(Boolean).join('; ') } } : form;

/** The input form of a deletion. */
export const refSchema = (catalogue: Catalogue, entity: Entity): FormSchema => ({
  type: 'object',
  properties: recordIds(catalogue, entity, 'update'),
});

/** The ids in a record's path. A creation has no id yet; an upsert has it as the criterion. */
function recordIds(catalogue: Catalogue, entity: Entity, kind: WriteKind): Record<string, FormSchema> {
  const { idField, label } = entity;
  const isNamed = kind === 'update' && idField !== null;
  return {
    ...parentForms(catalogue, entity),
    ...(isNamed && { [idField]: idForm(idField, `id of the ${label}`) }),
  };
}

type Properties = Readonly<Record<string, FormSchema>>;

/** The criterion comes first. If it is also a field of the record, there is a single property. */
function lookupFirst(entity: Entity, criterion: string, properties: Properties): Properties {
  const { [criterion]: field, ...others } = properties;
  const name = uniqueCriteria(entity)[criterion] ?? title(criterion);
  return { [criterion]: { ...(field ?? { type: 'string' }), title: `lookup by - ${name}` }, ...others };
}

interface Form {
  readonly catalogue: Catalogue;
  /** Dotted names that can be loaded: only these nested parts are shown. */
  readonly relations: readonly string[];
  /** Dotted name -> remark. */
  readonly remarks: Readonly<Record<string, string>>;
}

function recordForm(form: Form, shape: BodyShape, path: string): Record<string, FormSchema> {
  const properties: Record<string, FormSchema> = {};
  for (const name of shape.names) {
    const part = shape.part(name);
    if (!part) {
      properties[name] = plainForm(form, shape, name);
    } else if (path === '' || part.presence === 'always' || form.relations.includes(path + name)) {
      properties[name] = partForm(form, part, name, path);
    }
  }
  return properties;
}

function plainForm({ catalogue }: Form, shape: BodyShape, name: string): FormSchema {
  const field = shape.field(name) ?? {};
  const form = fieldSchema(catalogue, name, field);
  const values = closedEnum(field);
  // Ids are texts in forms, also when the vendor lists numbers.
  return values ? { ...form, enum: form.type === 'string' ? values.map(String) : values } : form;
}

function partForm(form: Form, part: BodyPart, name: string, path: string): FormSchema {
  const { type: _, ...named } = fieldSchema(form.catalogue, name, { type: 'object' });
  const remark = getOwn(form.remarks, path + name);
  const inner: FormSchema = { type: 'object', properties: recordForm(form, part.shape, `${path}${name}.`) };
  const nested: Readonly<Record<BodyPart['kind'], FormSchema>> = {
    one: inner,
    list: { type: 'array', items: inner },
    many: { type: 'object', properties: { [part.wrapper]: wrappedList(part.wrapper, inner) } },
  };
  return { ...named, ...nested[part.kind], ...(remark && { help: { description: remark } }) };
}
