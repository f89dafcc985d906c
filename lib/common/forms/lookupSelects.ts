import type { Catalogue, Entity } from '../model/entity';
import { listRelations } from '../model/filterFields';
import { uniqueCriteria } from './criteria';
import { title } from './fieldSchema';
import { objectOptions } from './objectSelects';
import { linkedObjects, type Options } from './selects';

/** The objects of which one can be looked up, by label. */
export const singleObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canBeLookedUp);

/** Those of them that can be looked up by values of a field. */
export const objectsByValue = (catalogue: Catalogue): Options => objectOptions(catalogue, canBeFoundByValue);

/** The objects and reports that can be searched, by label. */
export const searchableObjects = (catalogue: Catalogue): Options => objectOptions(catalogue, canBeSearched, 'plural');

export const canBeLookedUp = (entity: Entity): boolean =>
  isAlone(entity) ||
  (entity.kind === 'entity' &&
    Object.keys(uniqueCriteria(entity)).length > 0 &&
    (entity.operations.get || (entity.operations.list && requiredParameters(entity).length === 0)));

/** There is one in the account, or one for its parents, so nothing has to be looked up by: the session, for example. */
export const isAlone = ({ kind, idField, operations }: Entity): boolean =>
  kind === 'entity' && operations.get && idField === null;

/** The objects that can be looked up by values of a field. */
export const canBeFoundByValue = (entity: Entity): boolean => canBeLookedUp(entity) && !isAlone(entity);

/** Printed documents have an action of their own. */
export const canBeSearched = ({ kind, operations }: Entity): boolean =>
  (kind === 'entity' || kind === 'report') && operations.list;

/** The linked objects that can be loaded along with a list. */
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
