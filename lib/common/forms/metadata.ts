import type { Catalogue, Entity } from '../model/entity';
import { type NestedShape, type Shape, shapeOf } from '../model/recordShape';
import { wrapperOf } from '../model/wrappers';
import { getOwn } from '../util/collections';
import { caption, type FormSchema, fieldSchema, wrappedList } from './fieldSchema';

/**
 * The form of a record as flows receive it: all fields of the catalogue, and the inner structure of parts that are always
 * present or loaded by `relations` (a dotted name loads the outer objects, too). Relations that are not loaded are open
 * objects.
 */
export function recordSchema(catalogue: Catalogue, entity: Entity, relations: readonly string[] = []): FormSchema {
  const loaded = [...relations, ...(entity.fixedRelations ?? [])];
  const shape = shapeOf(entity, catalogue);
  return shape.isEmpty ? BARE_VALUE : recordForm({ catalogue, entity }, shape, loaded);
}

/** The form of a single lookup's result: a record, or several records in their wrapper. */
export function singleSchema(catalogue: Catalogue, entity: Entity, relations: readonly string[]): FormSchema {
  const record = recordSchema(catalogue, entity, relations);
  const { severalAtOnce, envelope } = entity;
  return severalAtOnce && envelope
    ? { type: 'object', properties: { [envelope]: wrappedList(envelope, record) } }
    : record;
}

/** For an entity without documented fields: its values become records of one field. */
const BARE_VALUE: FormSchema = { type: 'object', properties: { value: { type: 'string', title: 'Value' } } };

/** `entity` is set at the top level of the record only. */
interface FormContext {
  readonly catalogue: Catalogue;
  readonly entity?: Entity;
}

function recordForm(context: FormContext, shape: Shape, loaded: readonly string[]): FormSchema {
  const names = new Set([...shape.names, ...loaded.map(firstName)]);
  const properties: Record<string, FormSchema> = {};
  for (const name of names) {
    const property = propertyForm(context, shape, name, loaded);
    if (property) {
      properties[name] = property;
    }
  }
  return { type: 'object', properties };
}

function propertyForm(
  context: FormContext,
  shape: Shape,
  name: string,
  loaded: readonly string[],
): FormSchema | undefined {
  const field = shape.field(name);
  const open = fieldSchema(context.catalogue, name, field ?? { type: 'object' });
  if (field && field.type !== 'object' && field.type !== 'array') {
    return open;
  }
  const part = shape.part(name);
  const isLoaded = loaded.some((relation) => firstName(relation) === name);
  if (part?.presence === 'onRequest' && !isLoaded) {
    return field && notLoaded(context, name, open);
  }
  if (!part || (part.presence === 'unknown' && !isLoaded)) {
    return open;
  }
  const inner = recordForm(
    { catalogue: context.catalogue },
    part.shape(wrapperOf(part, name)),
    belowName(loaded, name),
  );
  // Without `items`: a wrapped part that is documented as a list has open ones.
  const { items: _, ...bare } = open;
  return { ...bare, ...nested(part, name, inner) };
}

/** Nested as in the records: to-many parts are arrays under their wrapper. */
function nested(part: NestedShape, name: string, inner: FormSchema): FormSchema {
  switch (part.kind) {
    case 'many':
      return { type: 'object', properties: { [wrapperOf(part, name)]: wrappedList(wrapperOf(part, name), inner) } };
    case 'list':
      return { type: 'array', items: inner };
    case 'one':
      return inner;
  }
}

/** At the top level an open object whose help says how to load it; deeper parts are left out, as they cannot come. */
function notLoaded({ entity }: FormContext, name: string, open: FormSchema): FormSchema | undefined {
  const isOffered = getOwn(entity?.relations, name) !== undefined;
  return isOffered ? { ...open, ...caption(name, NOT_LOADED) } : entity && open;
}

const NOT_LOADED = 'comes only when it is chosen as a linked object';

const firstName = (dotted: string) => dotted.split('.')[0] ?? '';

const belowName = (dotted: readonly string[], name: string) =>
  dotted.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1));
