import type { Body, Entity, Field, Write } from '../../../../model/entity';
import { getOwn } from '../../../../util/collections';
import { retailCatalogue } from '../../catalogue';
import type { OperationEndpoint } from './operation';

/** An entry of kind `operation`. */
export const fromOperation = (name: string): OperationEndpoint => {
  const entity = entry(name);
  return {
    entity,
    method: entity.method ?? 'POST',
    path: entity.path,
    ids: idsIn(entity, entity.path),
    body: entity.body ?? NOTHING,
    resultEntity: entity,
  };
};

/** A further write below a record, by its name among the entry's `actions`. */
export const fromAction = (name: string, action: string): OperationEndpoint => {
  const entity = entry(name);
  const found = getOwn(entity.actions, action);
  if (!found) {
    throw new TypeError(`${name} has no action ${action}`);
  }
  const { method, path, body, returns } = found;
  return { entity, method, path, ids: idsIn(entity, path), body, resultEntity: entry(returns ?? name) };
};

/** A write of an entity, on the entity's path or on its own. */
export const fromWrite = (name: string, kind: 'create' | 'update' | 'delete'): OperationEndpoint => {
  const entity = entry(name);
  const write = entity[kind] ?? { fields: [], required: [] };
  const path = write.path ?? (kind === 'create' ? entity.path : `${entity.path}/{${entity.idField}}`);
  return {
    entity,
    method: write.method ?? METHODS[kind],
    path,
    ids: idsIn(entity, path),
    body: bodyOf(entity, write),
    batch: write.bodyKey === undefined ? undefined : { key: write.bodyKey, maxItems: write.maxItems ?? 1 },
    resultEntity: entity,
    resultListKey: write.bodyKey,
  };
};

/** The same with only some fields of its body, all or some of them required. */
export const withFields = (
  endpoint: OperationEndpoint,
  fields: readonly string[],
  required: readonly string[],
): OperationEndpoint => ({
  ...endpoint,
  body: { ...endpoint.body, fields: pick(endpoint.body.fields, fields), required },
});

const METHODS = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const;

const NOTHING: Body = { fields: {}, required: [] };

function entry(name: string): Entity {
  const entity = getOwn(retailCatalogue, name);
  if (!entity) {
    throw new TypeError(`The catalogue has no ${name}`);
  }
  return entity;
}

/** The ids in a path: those of the entity's parents, and its own. */
function idsIn(entity: Entity, path: string): Record<string, string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(names.map((name) => [name, getOwn(entity.parents, name) ?? entity.entity]));
}

const bodyOf = (entity: Entity, { fields, required, baseCost }: Write): Body => ({
  fields: pick(entity.fields, fields),
  required,
  ...(baseCost !== undefined && { baseCost }),
});

const pick = (fields: Readonly<Record<string, Field>>, names: readonly string[]): Record<string, Field> =>
  Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])));
