import type { Relation } from '../lib/common/model/entity';
import { findEntity } from './findEntity';

/**
 * Surcharge of `load_relations`. Source: vendor's page Relations. One record: 0.1 for a to-one relation, 0.2 for a
 * to-many one; twice that in a query, and below a to-many relation. Silent points, settled here: doubling happens
 * once even where both reasons hold, and naming `SaleLines.Item` alone charges `SaleLines` too.
 */
export function relationsCost(method: string, path: string, query: string): number {
  const place = findEntity(path);
  const asked = new URLSearchParams(query).get('load_relations');
  // Documents load a fixed set and ignore the parameter.
  if (!place || asked === null || place.entity.kind === 'document') return 0;
  const { relations } = place.entity;
  const isQuery = method === 'GET' && !place.single;
  const names = withParents(asked === 'all' ? ['all'] : namesIn(asked)).flatMap((name) =>
    name === 'all' ? Object.keys(relations).filter(loadedByAll) : name,
  );
  return [...new Set(names)].reduce((sum, name) => sum + oneCost(name, relations, isQuery), 0);
}

const loadedByAll = (name: string): boolean => name.split('.')[0] !== 'CustomFieldValues';

function oneCost(name: string, relations: Readonly<Record<string, Relation>>, isQuery: boolean): number {
  // A name that the entity does not have is refused later, but priced before that.
  const cost = relations[name]?.kind === 'one' ? 0.1 : 0.2;
  const doubled = isQuery || parentsOf(name).some((parent) => relations[parent]?.kind === 'many');
  return doubled ? 2 * cost : cost;
}

const withParents = (names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => [...parentsOf(name), name])),
];

/** `a.b.c`: `a` and `a.b`. */
function parentsOf(name: string): string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.'));
}

function namesIn(asked: string): string[] {
  try {
    const names: unknown = JSON.parse(asked);
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}
