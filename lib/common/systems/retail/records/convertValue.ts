import type { Field, LooseField } from '../../../model/entity';
import { numberOf } from '../../../util/exactNumber';

/**
 * Makes the function that gives a plain value its type; undefined for text, which has it. What is no plain value stays as it
 * is.
 */
export function convertValue(
  field: Field | LooseField | undefined,
  isId: boolean,
): ((value: unknown) => unknown) | undefined {
  if (isId) return (value) => (typeof value === 'number' ? String(value) : value);
  switch (field?.type) {
    case 'boolean':
      return (value) => (typeof value === 'string' || typeof value === 'number' ? booleanOf(value) : value);
    case 'integer':
    case 'float':
      return (value) => (typeof value === 'string' ? (numberOf(value) ?? value) : value);
    default:
      return undefined;
  }
}

/** A few old fields have `1` and `0`. */
const booleanOf = (value: string | number): unknown => BOOLEANS.get(String(value).toLowerCase()) ?? value;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);
