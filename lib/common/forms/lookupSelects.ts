import type { Catalogue, Entity } from '../model/entity';
import { listRelations } from '../model/filterFields';
import { uniqueCriteria } from './criteria';
import { title } from './fieldSchema';
import { objectOptions } from './objectSelects';
import { linkedObjects, type Options } from './selects';

/** The objects for a lookup of one record, by label. */
export const singleObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canBeLookedUp);

/** The objects for a lookup by values of a field. */
export const objectsByValue = (catalogue: Catalogue): Options => objectOptions(catalogue, canBeFoundByValue);

/** The objects and reports that can be searched, by label. */
export const searchableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canBeSearched, 'plural');

export const canBeLookedUp = (entity: Entity): boolean =>
  isAlone(entity) ||
  (entity.kind === 'entity' &&
    Object.keys(uniqueCriteria(entity)).length > 0 &&
    (entity.operations.get || (entity.operations.list && requiredParameters(entity).length === 0)));

/** The account, or each parent, has a single one, so that no criterion is needed: the session, for example. */
export const isAlone = ({ kind, idField, operations }: Entity): boolean =>
  kind === 'entity' && operations.get && idField === null;

/** Whether records can be looked up by values of a field. */
export const canBeFoundByValue = (entity: Entity): boolean => canBeLookedUp(entity) && !isAlone(entity);

/** Documents are excluded: they have their own action. */
export const canBeSearched = ({ kind, operations }: Entity): boolean =>
  (kind === 'entity' || kind === 'report') && operations.list;

/** The linked objects that a list can load. */
export function listedLinks(entity: Entity): Options {
  const names = listRelations(entity);
  return Object.fromEntries(Object.entries(linkedObjects(entity)).filter(([name]) => names.includes(name)));
}

/** Each field that lists can be sorted by, in both directions; a minus before the name means descending. */
export function sortOptions({ sortable }: Entity): Options {
  return Object.fromEntries(
    sortable.flatMap((name) => [
      [name, `${title(name)}, ascending`],
      [`-${name}`, `${title(name)}, descending`],
    ]),
  );
}

/** Parameters without which a search is refused. */
export const requiredParameters = ({ queryParams = {} }: Entity): string[] =>
  Object.keys(queryParams).filter((name) => queryParams[name]?.required);
