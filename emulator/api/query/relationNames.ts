import type { Entity } from '../../../lib/common/model/entity';
import { badRequest } from '../apiError';
import { endpointQuirks } from '../endpointQuirks';
import type { Request } from '../request';
import { parseQuery } from './parameters';

/** Relations to load, nested ones inside: name -> its inner key, where a page tells it, and what to load below it. */
export type LoadTree = ReadonlyMap<string, { readonly wrapper: string | undefined; readonly load: LoadTree }>;

type Growing = Map<string, { readonly wrapper: string | undefined; readonly load: Growing }>;

/**
 * Reads `load_relations`: a JSON array of names (nested ones with a dot, which brings their parents along) or `all`,
 * which leaves custom field values out. Source: vendor's page Relations.
 */
export function relationNames(entity: Entity, text: string, isList: boolean): readonly string[] {
  const barred = isList ? (endpointQuirks[entity.entity]?.singleOnly ?? []) : [];
  const isBarred = (name: string) => barred.includes(name.split('.')[0] ?? '');
  if (text === 'all') {
    const listed = Object.keys(entity.relations).filter((name) => !name.startsWith('CustomFieldValues'));
    return [...listed, ...(endpointQuirks[entity.entity]?.alsoByAll ?? [])].filter((name) => !isBarred(name));
  }
  const names = namesFromJson(text);
  for (const name of names) {
    if (!Object.hasOwn(entity.relations, name)) {
      throw badRequest(
        `${entity.entity} has no relation ${name}. Allowed: ${Object.keys(entity.relations).join(', ')}.`,
      );
    }
    if (isBarred(name)) {
      throw badRequest(`${name} can be loaded only with a single ${entity.entity}.`);
    }
  }
  return names;
}

export function loadTree(entity: Pick<Entity, 'relations'>, names: readonly string[]): LoadTree {
  const tree: Growing = new Map();
  for (const name of names) {
    const path: string[] = [];
    let level = tree;
    for (const step of name.split('.')) {
      path.push(step);
      const node = level.get(step) ?? { wrapper: entity.relations[path.join('.')]?.wrapper, load: new Map() };
      level.set(step, node);
      level = node.load;
    }
  }
  return tree;
}

function namesFromJson(text: string): readonly string[] {
  const value = parsed(text);
  if (!Array.isArray(value) || value.some((name) => typeof name !== 'string')) {
    throw badRequest('load_relations must be all or a JSON array of names, such as ["ItemShops"].');
  }
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Relations asked for on a single record or a write, the only thing that such a call's query may say. */
export function readLoad({ entity, call }: Request): readonly string[] {
  const parameters = parseQuery(call.query).filter(({ name }) => name !== 'pretty_print');
  const other = parameters.find(({ name }) => name !== 'load_relations');
  if (other) {
    throw badRequest(`${entity.entity}: a call for one record does not take the parameter ${other.name}.`);
  }
  return parameters.flatMap(({ value }) => relationNames(entity, value, false));
}
