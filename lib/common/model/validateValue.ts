import { decimalNumber, wholeNumber } from '../util/numbers';
import type { Entity, Field, FieldType, LooseField } from './entity';
import { isIdField } from './ids';
import { parseTime, wholeSecond } from './times';
import { isInexact, LONE_SURROGATE } from './values';

/**
 * What a single value that was given must be to be written to a field; undefined when it is that. Never tells the value.
 *
 * @param idFormat of the record that the field points to, or lies in
 */
export function writeIssue(
  name: string,
  field: Field | LooseField,
  value: unknown,
  idFormat: Entity['idFormat'] = 'digits',
): string | undefined {
  if (typeof value === 'object') return 'must be a single value';
  if (isInexact(value)) return 'has too many digits for a number, give it as a text';
  const text = textOf(name, field, value);
  if (LONE_SURROGATE.test(text)) return 'must be text without broken characters';
  const expected = isIdField(name, field) && idFormat === 'digits' ? ID : EXPECTED[field.type ?? 'mixed'];
  if (expected && !expected.types.includes(typeof value)) return `must be ${expected.what}`;
  if (expected && !expected.fits(text))
    return `must be ${expected.what}${text.includes(',') ? (expected.comma ?? '') : ''}`;
  const values = closedEnum(field);
  return values && !values.map(String).includes(text) ? `must be one of ${values.join(', ')}` : undefined;
}

/** The values of a field that has no others; undefined where there are none or the vendor's list is open. */
export const closedEnum = ({ enum: values, enumIsOpen }: Field | LooseField): Field['enum'] =>
  enumIsOpen ? undefined : values;

/**
 * The value as it is sent: texts without the spaces round them, but for free texts; whole numbers as digits; times
 * without fractions, as `$now()` gives them, where the vendor's have whole seconds.
 */
export function written(field: Field | LooseField | undefined, value: unknown, name = ''): unknown {
  if (typeof value !== 'string' || field === undefined) return value;
  const text = textOf(name, field, value);
  switch (field.type) {
    case 'datetime':
    case 'date':
      return 'isSentAsGiven' in field && field.isSentAsGiven ? text : wholeSecond(text);
    case 'integer':
      return isIdField(name, field) ? text : (wholeNumber(text) ?? text);
    case 'float':
      return decimalNumber(text) ?? text;
    case 'boolean':
      return text.toLowerCase();
    default:
      return text;
  }
}

const textOf = (name: string, field: Field | LooseField, value: unknown): string =>
  isFreeText(name, field) ? String(value) : String(value).trim();

const isFreeText = (name: string, field: Field | LooseField): boolean =>
  field.type === 'mixed' ||
  (field.type === 'string' && (('isFreeText' in field && field.isFreeText) || FREE_TEXT.test(name)));

/** Texts that people write at length, in which a space or a line of its own may be meant; and secrets. */
const FREE_TEXT =
  /(?:^|[a-z])(?:notes?|comment|instructions|msg|agree|header|longDescription|shortDescription|password)$/i;

interface Expectation {
  readonly what: string;
  /** Said beside it when there is a comma. */
  readonly comma?: string;
  readonly types: readonly string[];
  fits(text: string): boolean;
}

const ANY_SCALAR = ['string', 'number', 'boolean'];

const ID: Expectation = {
  what: 'an id, digits only (0 for none)',
  types: ['string', 'number'],
  fits: (text) => /^\d+$/.test(text),
};

const isTime = (text: string): boolean => parseTime(text) !== undefined;

/** Numbers and booleans may come as texts, as the vendor itself sends them. */
const EXPECTED: Readonly<Partial<Record<FieldType, Expectation>>> = {
  integer: {
    what: 'a whole number',
    comma: ' such as 1000, without commas',
    types: ['string', 'number'],
    fits: (text) => wholeNumber(text) !== undefined,
  },
  float: {
    what: 'a number such as 19.99',
    comma: ', without commas',
    types: ['string', 'number'],
    fits: (text) => decimalNumber(text) !== undefined,
  },
  boolean: { what: 'true or false', types: ANY_SCALAR, fits: (text) => /^(?:true|false)$/i.test(text) },
  string: { what: 'a text', types: ['string', 'number'], fits: () => true },
  datetime: { what: 'a date and time such as 2026-06-01T12:00:00Z', types: ['string'], fits: isTime },
  date: { what: 'a date such as 2026-06-01', types: ['string'], fits: isTime },
};
