import type { Field, FieldType, LooseField } from '../../entity';
import { parseTime } from '../../times';
import { isInexact, LONE_SURROGATE } from '../lists/values';

/** What a single value must be to be written to a field; undefined when it is that. Never tells the value. */
export function writeFault(name: string, field: Field | LooseField, value: unknown): string | undefined {
  // Source: vendor's page Introduction: a field sent empty or null is emptied.
  if (value === '' || value === null) return undefined;
  if (typeof value === 'object') return 'must be a single value';
  if (isInexact(value)) return 'has too many digits for a number, give it as a text';
  const text = String(value);
  if (LONE_SURROGATE.test(text)) return 'must be text without broken characters';
  const expected = isId(name, field) ? ID : EXPECTED[field.type ?? 'mixed'];
  if (expected && !(expected.types.includes(typeof value) && expected.fits(text))) return `must be ${expected.what}`;
  const values = closedEnum(field);
  if (values && !values.map(String).includes(text)) return `must be one of ${values.join(', ')}`;
  const maxLength = 'maxLength' in field ? field.maxLength : undefined;
  return maxLength !== undefined && text.length > maxLength ? `must have at most ${maxLength} characters` : undefined;
}

/** The values of a field that has no others; undefined where there are none or the vendor's list is open. */
export const closedEnum = ({ enum: values, enumIsOpen }: Field | LooseField): Field['enum'] =>
  enumIsOpen ? undefined : values;

/** The value as it is sent. The vendor's times have whole seconds: a fraction, as `$now()` gives it, is cut off. */
export const written = (field: Field | LooseField | undefined, value: unknown): unknown =>
  isTime(field) && typeof value === 'string' ? value.replace(FRACTION, '') : value;

const FRACTION = /(?<=T\d{2}:\d{2}:\d{2})\.\d+/;

const isTime = (field: Field | LooseField | undefined) => field?.type === 'datetime' || field?.type === 'date';

const isId = (name: string, field: Field | LooseField) =>
  field.ref !== undefined || 'refObject' in field || (field.type === 'integer' && name.endsWith('ID'));

interface Expectation {
  readonly what: string;
  readonly types: readonly string[];
  fits(text: string): boolean;
}

const ANY_SCALAR = ['string', 'number', 'boolean'];

const ID: Expectation = {
  what: 'an id, digits only (0 for none)',
  types: ['string', 'number'],
  fits: (text) => /^\d+$/.test(text),
};

/** Numbers and booleans may come as texts, as the vendor itself sends them. */
const EXPECTED: Readonly<Partial<Record<FieldType, Expectation>>> = {
  integer: { what: 'a whole number', types: ['string', 'number'], fits: (text) => /^-?\d+$/.test(text) },
  float: {
    what: 'a number such as 19.99',
    types: ['string', 'number'],
    fits: (text) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text),
  },
  boolean: { what: 'true or false', types: ANY_SCALAR, fits: (text) => text === 'true' || text === 'false' },
  string: { what: 'a text', types: ['string', 'number'], fits: () => true },
  datetime: {
    what: 'a date and time such as 2026-06-01T12:00:00Z',
    types: ['string'],
    fits: (text) => parseTime(text.replace(FRACTION, '')) !== undefined,
  },
  date: {
    what: 'a date such as 2026-06-01',
    types: ['string'],
    fits: (text) => parseTime(text.replace(FRACTION, '')) !== undefined,
  },
};
