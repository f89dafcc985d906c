import type { Entity } from '../../../../model/entity';
import { retailCatalogue } from '../../catalogue';
import { inventoryCountReconcile } from '../../catalogue/inventoryCountReconcile';

/** The entity that a path leads to. */
export interface PathEntity {
  readonly entity: Entity;
  /** One record, or a write below it; else the list. */
  readonly single: boolean;
}

/**
 * Finds the catalogue's entity for a path of the user: relative to the account or absolute, without suffix.
 * Words count more than ids, so that `Item/CustomField` is not the item "CustomField". Undefined for unknown paths.
 */
export function pathEntity(path: string): PathEntity | undefined {
  const steps = path
    .replace(/^\/API\/V3\/Account\/\d+\//i, '')
    .toLowerCase()
    .split('/');
  const found = ROUTES.filter((place) => fits(place, steps));
  return found.sort((a, b) => a.ids - b.ids)[0];
}

interface Route extends PathEntity {
  /** Lower case; ids empty. */
  readonly steps: readonly string[];
  readonly ids: number;
}

function routeOf(entity: Entity, path: string, single: boolean): Route {
  const steps = path.split('/').map((step) => (step.startsWith('{') ? '' : step.toLowerCase()));
  return { entity, single, steps, ids: path.split('{').length };
}

/** The list, the record, and the writes that have a path of their own. */
function routesOf(entity: Entity): Route[] {
  const writes = [entity.create, entity.update, entity.delete, ...Object.values(entity.actions ?? {})];
  const own = writes.flatMap((write) => write?.path ?? []);
  const isOperation = entity.kind === 'operation';
  return [
    routeOf(entity, entity.path, isOperation),
    ...(isOperation ? [] : [routeOf(entity, `${entity.path}/{id}`, true)]),
    ...own.map((path) => routeOf(entity, path, true)),
  ];
}

/** The changelog's other path for reconciles. */
const OTHER_PATH = routeOf(inventoryCountReconcile, 'InventoryCount/{id}/Reconcile', true);

const ROUTES: readonly Route[] = [...Object.values(retailCatalogue).flatMap(routesOf), OTHER_PATH];

const fits = ({ steps: wanted }: Route, steps: readonly string[]): boolean =>
  wanted.length === steps.length &&
  wanted.every((word, at) => word === steps[at] || (word === '' && isNumber(steps[at])));

/** An absolute path begins with an empty step, which is no id. */
const isNumber = (step = ''): boolean => /^\d+$/.test(step);
