import type { Catalogue, Entity } from '../model/entity';
import { type NestedShape, type Shape, shapeOf } from '../model/recordShape';
import { wrapperOf } from '../model/wrappers';
import { getOwn } from '../util/collections';
import { caption, type FormSchema, fieldSchema, wrappedList } from './fieldSchema';

/**
 * The form of a whole record as flows receive it: every field of the catalogue, and the inner structure of what always
 * comes or is loaded by `relations` (a dotted name loads the outer ones as well). A relation that is not loaded stays
 * an open object.
 */
export function recordSchema(catalogue: Catalogue, entity: Entity, relations: readonly string[] = []): FormSchema {
  const loaded = [...relations, ...(entity.fixedRelations ?? [])];
  const shape = shapeOf(entity, catalogue);
  return shape.isEmpty ? BARE_VALUE : recordForm({ catalogue, entity }, shape, loaded);
}

/** The form of what a look-up of one gives: a record, or several that stay together. */
export function singleSchema(catalogue: Catalogue, entity: Entity, relations: readonly string[]): FormSchema {
  const record = recordSchema(catalogue, entity, relations);
  const { severalAtOnce, envelope } = entity;
  return severalAtOnce && envelope
    ? { type: 'object', properties: { [envelope]: wrappedList(envelope, record) } }
    : record;
}

/** Of an entity whose page describes no fields: its bare values become records of one field. */
const BARE_VALUE: FormSchema = { type: 'object', properties: { value: { type: 'string', title: 'Value' } } };

/** Of the whole record only: what it is a record of. */
interface Whole {
  readonly catalogue: Catalogue;
  readonly entity?: Entity;
}

function recordForm(whole: Whole, shape: Shape, loaded: readonly string[]): FormSchema {
  const names = new Set([...shape.names, ...loaded.map(firstName)]);
  const properties: Record<string, FormSchema> = {};
  for (const name of names) {
    const property = propertyForm(whole, shape, name, loaded);
    if (property) {
      properties[name] = property;
    }
  }
  return { type: 'object', properties };
}

function propertyForm(whole: Whole, shape: Shape, name: string, loaded: readonly string[]): FormSchema | undefined {
  const field = shape.field(name);
  const open = fieldSchema(whole.catalogue, name, field ?? { type: 'object' });
  if (field && field.type !== 'object' && field.type !== 'array') {
    return open;
  }
  const part = shape.part(name);
  const isLoaded = loaded.some((relation) => firstName(relation) === name);
  if (part?.presence === 'onRequest' && !isLoaded) {
    return field && notLoaded(whole, name, open);
  }
  if (!part || (part.presence === 'unknown' && !isLoaded)) {
    return open;
  }
  const inner = recordForm({ catalogue: whole.catalogue }, part.shape(wrapperOf(part, name)), belowName(loaded, name));
  // Documented as a list, a wrapped part would keep that list's open `items`.
  const { items: _, ...bare } = open;
  return { ...bare, ...nested(part, name, inner) };
}

/** The nesting of the records themselves: to-many parts are arrays under their wrapper. */
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

/** In the whole record an open object that says how to get it; below it is left out, as it will not come. */
function notLoaded({ entity }: Whole, name: string, open: FormSchema): FormSchema | undefined {
  const isOffered = getOwn(entity?.relations, name) !== undefined;
  return isOffered ? { ...open, ...caption(name, NOT_LOADED) } : entity && open;
}

const NOT_LOADED = 'comes only when it is chosen as a linked object';

const firstName = (dotted: string) => dotted.split('.')[0] ?? '';

const belowName = (dotted: readonly string[], name: string) =>
  dotted.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1));
