import { InputError } from '../../../errors';
import type { Entity } from '../../entity';
import type { Condition } from '../../system';
import { encodeCondition } from './conditions';
import { filterField } from './fields';

/**
 * Alternatives that one `or` parameter cannot express safely. Ask for each of them in a query of its own instead and
 * merge the results.
 */
export class AlternativesError extends InputError {}

/**
 * The value of the `or` parameter: operands joined by a bare `|`, the `=` within each of them encoded. Built by hand,
 * as libraries encode the separator. Throws an {@link AlternativesError} for values that hold `|`, `=`, `%` or `,`:
 * no page says how deep those must be encoded. Source: vendor's page Query Parameters.
 */
export function encodeAlternatives(entity: Entity, conditions: readonly Condition[]): string {
  const unsafe = conditions.filter(({ values }) => values.some(isUnsafe));
  if (unsafe.length > 0) {
    const names = [...new Set(unsafe.map(({ field }) => `"${field}"`))].join(', ');
    throw new AlternativesError(
      `${entity.plural}: alternatives cannot compare ${names} with values holding | = % or ,`,
    );
  }
  return conditions
    .map((condition) => encodeCondition(entity, condition))
    .map(({ name, value }) => `${name}%3D${value}`)
    .join('|');
}

/** Whether a condition can stand in an `or`; a list is left out of it for the commas that it is made with. */
export const fitsAlternatives = (entity: Entity, { field, operator, values }: Condition): boolean =>
  operator !== 'IN' && !values.some(isUnsafe) && (filterField(entity, field)?.operators?.includes('or') ?? true);

const isUnsafe = (value: string): boolean => /[|=%,]/.test(value);
