import { badRequest } from '../apiError';

export type OperatorName = '=' | '!=' | '>' | '>=' | '<' | '<=' | '><' | '~' | '!~' | 'IN';

/** A filter as it was sent, its values still text. */
export interface Filter {
  readonly field: string;
  readonly operator: OperatorName;
  readonly values: readonly string[];
}

const PREFIX = /^(>=|<=|><|!=|!~|>|<|~|IN),/s;
const MAX_IN = 100;

/** Reads `OP,value`; a text without an operator means equality. Source: vendor's page Query Parameters. */
export function readFilter(field: string, text: string): Filter {
  const operator = (PREFIX.exec(text)?.[1] ?? '=') as OperatorName;
  const operand = operator === '=' ? text : text.slice(operator.length + 1);
  return { field, operator, values: operands(field, operator, operand) };
}

function operands(field: string, operator: OperatorName, operand: string): readonly string[] {
  if (operator === '><') {
    return bounds(field, operand);
  }
  return operator === 'IN' ? list(field, operand) : [operand];
}

function bounds(field: string, operand: string): readonly string[] {
  const values = operand.split(',');
  if (values.length !== 2) {
    throw badRequest(`${field}: between needs exactly two values.`);
  }
  return values;
}

function list(field: string, operand: string): readonly string[] {
  const values = operand.startsWith('[') ? jsonList(field, operand) : operand.split(',');
  if (values.length > MAX_IN) {
    throw badRequest(`${field}: IN takes at most ${MAX_IN} values, not ${values.length}.`);
  }
  if (operand === '' || values.length === 0) {
    throw badRequest(`${field}: IN needs at least one value.`);
  }
  return values;
}

function jsonList(field: string, operand: string): readonly string[] {
  try {
    const values: unknown = JSON.parse(operand);
    if (Array.isArray(values) && values.every((value) => ['string', 'number'].includes(typeof value))) {
      return values.map(String);
    }
  } catch {
    // Said below.
  }
  throw badRequest(`${field}: IN needs a list with commas or a JSON array of texts and numbers.`);
}
