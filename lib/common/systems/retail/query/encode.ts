import type { Entity } from '../../../model/entity';
import { filterField } from '../../../model/filterFields';
import type { Condition, Operator } from '../../../model/query';
import { wireValue } from '../../../model/values';
import { InputError } from '../../../util/errors';
import { retailCatalogue } from '../catalogue';

/** A condition as a parameter's name and value, both percent-encoded. */
export interface EncodedCondition {
  readonly name: string;
  readonly value: string;
}

/**
 * Encodes a condition that has passed the check. Operator and comma are percent-encoded, values once.
 * Source: vendor's page Query Parameters.
 */
export function encodeCondition(entity: Entity, { field, operator, values }: Condition): EncodedCondition {
  const type = filterField(retailCatalogue, entity, field)?.type;
  const wire = values.map((value) => wireValue(type, value));
  const name = encodeValue(field);
  // The vendor decodes before it looks for an operator, so a text such as "~,x" can only be matched as a list of one.
  if (operator === 'IN' || (operator === '=' && wire.some(startsLikeOperator))) {
    return { name, value: PREFIX.IN + encodeValue(JSON.stringify(wire)) };
  }
  return { name, value: PREFIX[operator] + wire.map(encodeValue).join('%2C') };
}

/** Percent-encodes everything outside RFC 3986's unreserved characters. */
export const encodeValue = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const PREFIX: Readonly<Record<Operator, string>> = {
  '=': '',
  '!=': '!%3D%2C',
  '>': '%3E%2C',
  '>=': '%3E%3D%2C',
  '<': '%3C%2C',
  '<=': '%3C%3D%2C',
  '><': '%3E%3C%2C',
  '~': '~%2C',
  '!~': '!~%2C',
  IN: 'IN%2C',
};

const startsLikeOperator = (value: string): boolean => /^(>=?|<=?|><|!=|!?~|IN),/i.test(value);

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

/** Whether a condition can stand in an `or`; a list cannot, because of its commas. */
export const fitsAlternatives = (entity: Entity, { field, operator, values }: Condition): boolean =>
  operator !== 'IN' &&
  !values.some(isUnsafe) &&
  (filterField(retailCatalogue, entity, field)?.operators?.includes('or') ?? true);

const isUnsafe = (value: string): boolean => /[|=%,]/.test(value);
