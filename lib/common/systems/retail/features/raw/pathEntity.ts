import type { Entity } from '../../../../model/entity';
import { retailCatalogue } from '../../catalogue';
import { inventoryCountReconcile } from '../../catalogue/inventoryCountReconcile';

/** What a path speaks of. */
export interface PathEntity {
  readonly entity: Entity;
  /** One record, or a write below it; else the list. */
  readonly single: boolean;
}

/**
 * The catalogue's entity behind a path that somebody wrote: relative to the account or absolute, without suffix.
 * Words count more than ids, so that `Item/CustomField` is not the item "CustomField". Undefined for unknown paths.
 */
export function pathEntity(path: string): PathEntity | undefined {
  const steps = path
    .replace(/^\/API\/V3\/Account\/\d+\//i, '')
    .toLowerCase()
    .split('/');
  const found = PLACES.filter((place) => fits(place, steps));
  return found.sort((a, b) => a.ids - b.ids)[0];
}

interface Place extends PathEntity {
  /** Lower case; ids empty. */
  readonly steps: readonly string[];
  readonly ids: number;
}

function placeOf(entity: Entity, path: string, single: boolean): Place {
  const steps = path.split('/').map((step) => (step.startsWith('{') ? '' : step.toLowerCase()));
  return { entity, single, steps, ids: path.split('{').length };
}

/** The list, the record, and the writes that have a path of their own. */
function placesOf(entity: Entity): Place[] {
  const writes = [entity.create, entity.update, entity.delete, ...Object.values(entity.actions ?? {})];
  const own = writes.flatMap((write) => write?.path ?? []);
  const isOperation = entity.kind === 'operation';
  return [
    placeOf(entity, entity.path, isOperation),
    ...(isOperation ? [] : [placeOf(entity, `${entity.path}/{id}`, true)]),
    ...own.map((path) => placeOf(entity, path, true)),
  ];
}

/** The changelog's other path for reconciles. */
const OTHER_PATH = placeOf(inventoryCountReconcile, 'InventoryCount/{id}/Reconcile', true);

const PLACES: readonly Place[] = [...Object.values(retailCatalogue).flatMap(placesOf), OTHER_PATH];

const fits = ({ steps: wanted }: Place, steps: readonly string[]): boolean =>
  wanted.length === steps.length &&
  wanted.every((word, at) => word === steps[at] || (word === '' && isNumber(steps[at])));

/** An absolute path begins with an empty step, which is no id. */
const isNumber = (step = ''): boolean => /^\d+$/.test(step);
