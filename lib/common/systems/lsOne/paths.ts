import type { Entity } from '../../model/entity';
import { idRule, isIdValue } from '../../model/ids';
import { throwIfInvalid } from '../../util/issues';

/** Ids by the name of their field. */
export type Ids = Readonly<Record<string, string>>;

/** The resource that all paths of this system lie in. Source: vendor's page PurchaseOrder. */
const ROOT = '/api/inventory/';

/**
 * The path of an entity's list or records: `/api/inventory/purchase-order/00000001/line`.
 *
 * An id that is empty or could lead elsewhere is refused: without it the search of an order's lines would be the search
 * of all orders.
 *
 * @throws InputError
 */
export function collectionPath(entity: Entity, parents: Ids = {}): string {
  const names = Object.keys(entity.parents ?? {});
  throwIfInvalid(names.flatMap((name) => idIssue(entity, name, parents[name])));
  const path = names.reduce(
    (way, name) => way.replace(`{${name}}`, encodeURIComponent(parents[name] ?? '')),
    entity.path,
  );
  return `${ROOT}${path}`;
}

/** The path of one record. Throws as {@link collectionPath}. */
export function recordPath(entity: Entity, id: string, parents: Ids = {}): string {
  const collection = collectionPath(entity, parents);
  throwIfInvalid(idIssue(entity, entity.idField ?? 'id', id));
  return `${collection}/${encodeURIComponent(id)}`;
}

/** The two spellings of a search's path, the better documented one first: the page has both for orders. */
export function searchPaths(entity: Entity, parents: Ids = {}): readonly string[] {
  const path = collectionPath(entity, parents);
  return entity.parents
    ? [path.replace(/\/line$/, '/search')]
    : [`${path}/search`, `${path.replace(/purchase-order$/, 'purchase-orders')}/search`];
}

const idIssue = (entity: Entity, name: string, id: string | undefined): string[] =>
  isIdValue(entity, id) ? [] : [`"${name}" of ${entity.plural} must be ${idRule(entity)}`];
