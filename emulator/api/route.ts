import type { Entity } from '../../lib/common/model/entity';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';

/** A path of the API and what lies there. */
export interface Route {
  readonly entity: Entity;
  readonly template: string;
  readonly kind: 'collection' | 'record' | 'action';
  /** Set on a path that serves one method only. */
  readonly method?: string;
}

export interface Match {
  readonly route: Route;
  readonly ids: Readonly<Record<string, number>>;
}

const BASE = 'API/V3/Account/{accountID}/';

/** Finds the route of a path: literal words beat ids, so `Item/CustomField` is not an item. Ids are digits. */
export function matchRoute(segments: readonly string[]): Match | undefined {
  let best: Match | undefined;
  for (const { route, steps } of routes) {
    const ids = matchSteps(steps, segments);
    if (ids && (!best || Object.keys(ids).length < Object.keys(best.ids).length)) {
      best = { route, ids };
    }
  }
  return best;
}

function matchSteps(steps: readonly string[], segments: readonly string[]): Record<string, number> | undefined {
  if (steps.length !== segments.length) {
    return undefined;
  }
  const ids: Record<string, number> = {};
  for (const [i, step] of steps.entries()) {
    const segment = segments[i] ?? '';
    if (step.startsWith('{')) {
      if (!/^\d{1,15}$/.test(segment)) {
        return undefined;
      }
      ids[step.slice(1, -1)] = Number(segment);
    } else if (step !== segment) {
      return undefined;
    }
  }
  return ids;
}

const routes = Object.values(retailCatalogue)
  .flatMap(routesOf)
  .map((route) => ({ route, steps: stepsOf(route.template) }));

/** A template with a leading slash is absolute, others lie below the account. */
function stepsOf(template: string): string[] {
  return (template.startsWith('/') ? template.slice(1) : BASE + template).split('/');
}

function routesOf(entity: Entity): Route[] {
  const { path, idField } = entity;
  const collection: Route = { entity, template: path, kind: 'collection' };
  const record: Route = { entity, template: `${path}/{${idField}}`, kind: 'record' };
  const hasRecords = idField !== null && entity.kind !== 'operation';
  return [collection, ...(hasRecords ? [record] : []), ...actionRoutes(entity)];
}

function actionRoutes(entity: Entity): Route[] {
  const writes = [entity.create, entity.update, entity.delete, ...Object.values(entity.actions ?? {})];
  const actions = writes.flatMap((write): Route[] =>
    write?.path ? [{ entity, template: write.path, kind: 'action', method: write.method ?? 'POST' }] : [],
  );
  // One page writes the refund's last word with a capital.
  const refund: Route[] =
    entity.entity === 'SaleRefund' ? [{ entity, template: 'Sale/{saleID}/Refund', kind: 'collection' }] : [];
  return [...actions, ...refund];
}
