/**
 * Surcharge of the `or` parameter. Source: vendor's page Parameters.
 * - all operands on one field: nothing
 * - several fields of one entity with at most one range operator: 1 per operand
 * - several entities, or more than one range operator: 10 per entity and 1 per further operand of that entity
 */
export function orCost(query: string): number {
  return query
    .split('&')
    .filter((pair) => pair.startsWith('or='))
    .reduce((sum, pair) => sum + alternativesCost(pair.slice('or='.length).split('|').map(operand)), 0);
}

interface Operand {
  readonly field: string;
  readonly isRange: boolean;
}

function alternativesCost(operands: readonly Operand[]): number {
  const fields = new Set(operands.map(({ field }) => field));
  if (fields.size === 1) return 0;
  const entities = new Set([...fields].map(entityOf));
  const ranges = operands.filter(({ isRange }) => isRange).length;
  if (entities.size === 1 && ranges <= 1) return operands.length;
  return 10 * entities.size + (operands.length - entities.size);
}

/** `ItemShops.qoh` belongs to ItemShops, `upc` to the entity that is asked for. */
const entityOf = (field: string): string => field.slice(0, Math.max(0, field.lastIndexOf('.')));

/** The separator `|` is bare on the wire; what is encoded once more below it belongs to the value. */
function operand(raw: string): Operand {
  const [, field = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(decoded(raw)) ?? [];
  return { field: field.trim(), isRange: /^(>=?|<=?|><),/.test(value) };
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw.replaceAll('+', ' '));
  } catch {
    return raw;
  }
}
