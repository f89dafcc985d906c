import type { Entity } from '../../entity';
import type { Condition, Operator } from '../../system';
import { filterField } from './fields';
import { wireValue } from './values';

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
  const type = filterField(entity, field)?.type;
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
