import type { Entity, Field, LooseField } from '../systems/entity';
import { caption, type FormSchema, fieldSchema } from './fieldSchema';
import { type Catalogue, childNames, fieldsAt, type Part, type Place, partAt, wholeRecord } from './place';

/**
 * The form of a whole record as flows receive it: every field of the catalogue, and the inner structure of what is
 * always there or loaded by `relations` (dotted names load the outer ones as well). A relation that is not loaded
 * stays an open object.
 */
export function recordSchema(catalogue: Catalogue, entity: Entity, relations: readonly string[] = []): FormSchema {
  const loaded = [...relations, ...(entity.fixedRelations ?? [])];
  return recordAt(catalogue, wholeRecord(catalogue, entity), loaded);
}

function recordAt(catalogue: Catalogue, place: Place, loaded: readonly string[]): FormSchema {
  const fields = fieldsAt(catalogue, place);
  const names = new Set([...Object.keys(fields), ...childNames(place), ...loaded.map(firstName)]);
  const properties: Record<string, FormSchema> = {};
  for (const name of names) {
    const property = propertyAt(catalogue, place, name, fields[name], loaded);
    if (property) {
      properties[name] = property;
    }
  }
  return { type: 'object', properties };
}

function propertyAt(
  catalogue: Catalogue,
  place: Place,
  name: string,
  field: Field | LooseField | undefined,
  loaded: readonly string[],
): FormSchema | undefined {
  if (field && field.type !== 'object' && field.type !== 'array') {
    return fieldSchema(catalogue, name, field);
  }
  const part = partAt(catalogue, place, name);
  const isLoaded = loaded.some((relation) => firstName(relation) === name);
  const open = fieldSchema(catalogue, name, field ?? { type: 'object' });
  if (part.relation && !isLoaded) {
    return field && notLoaded(place, name, open);
  }
  return isLoaded || part.isKnown
    ? { ...open, ...wrapped(part, open, recordAt(catalogue, part.place, belowName(loaded, name))) }
    : open;
}

/** Of the whole record an open object that says how to get it; below it is left out, as it will not come. */
function notLoaded(place: Place, name: string, open: FormSchema): FormSchema | undefined {
  const outermost = place[0];
  if (outermost?.path !== '') {
    return undefined;
  }
  return outermost.entity.relations[name] ? { ...open, ...caption(name, NOT_LOADED) } : open;
}

/** To-many parts are always arrays under their wrapper, as the records have them; without a known wrapper they stay open. */
function wrapped(part: Part, open: FormSchema, inner: FormSchema): FormSchema {
  if (part.wrapper) {
    return { type: 'object', properties: { [part.wrapper]: { type: 'array', items: inner } } };
  }
  if (part.isMany) {
    return {};
  }
  return open.type === 'array' ? { items: inner } : inner;
}

const NOT_LOADED = 'comes only when it is chosen as a linked object';

const firstName = (dotted: string) => dotted.split('.')[0] ?? '';

const belowName = (dotted: readonly string[], name: string) =>
  dotted.filter((each) => each.startsWith(`${name}.`)).map((each) => each.slice(name.length + 1));
