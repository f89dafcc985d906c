import type { Entity } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import type { Row } from '../../data/row';
import { tableOf } from '../../data/schema';
import { notFound } from '../apiError';
import type { Request } from '../request';

/** The record that the path names; 404 if there is none below the path's parents. */
export function findRecord(request: Request): Row {
  const { entity, state, ids } = request;
  const id = ids[entity.idField ?? ''];
  const row = state.store.table(tableOf(entity)).get(id);
  const parent = Object.keys(entity.parents ?? {}).at(-1);
  if (!row || (parent !== undefined && row[parent] !== ids[parent])) {
    throw notFound(`There is no ${entity.entity} ${id}.`);
  }
  return row;
}

/** Refuses a path whose parents do not exist, or do not belong to each other. */
export function checkParents({ entity, state, ids }: Request): void {
  let above: Row = {};
  for (const [idName, parentName] of Object.entries(entity.parents ?? {})) {
    const parent = state.store.table(tableOf(parentEntity(parentName))).get(ids[idName]);
    const isBelow = Object.keys(above).every((name) => parent?.[name] === undefined || parent[name] === above[name]);
    if (!parent || !isBelow) {
      throw notFound(`There is no ${parentName} ${ids[idName]}.`);
    }
    above = { ...above, [idName]: ids[idName] };
  }
}

function parentEntity(name: string): Entity {
  const entity = retailCatalogue[name];
  if (!entity) {
    throw new Error(`The catalogue has no ${name}`);
  }
  return entity;
}
