import type { LsOneSwitches } from '../switches';
import { readTime } from './dates';
import type { Field, FieldType, Use } from './fields';
import { digitsOf } from './json';
import { badRequest } from './refusal';

/** Values by the names of replies; what was not sent is absent. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * Reads a body by its fields.
 * @param body as `fromJson` reads it
 * @throws Refusal 400 for unknown members, wrong types, and what is missing
 */
export function readBody(
  body: unknown,
  fields: readonly Field[],
  use: 'create' | 'update',
  switches: LsOneSwitches,
): Values {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('The body must be an object.');
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    const field = fields.find((each) => isNamed(each, name, switches));
    if (!isTaken(field, name, use, switches) || !field || value === null) continue;
    if (Object.hasOwn(values, field.name)) throw badRequest(`${field.name} was sent twice.`);
    values[field.name] = readValue(field, value);
  }
  const missing = fields.filter((field) => useOf(field, use) === 'required' && isEmpty(values[field.name]));
  if (missing.length > 0) throw badRequest(`${missing.map(({ name }) => name).join(', ')}: required.`);
  return values;
}

const isEmpty = (value: unknown): boolean => value === undefined || value === '';

const useOf = (field: Field, use: 'create' | 'update'): Use => (use === 'update' && field.update) || field.create;

const isNamed = ({ name, sent = name }: Field, given: string, switches: LsOneSwitches): boolean =>
  switches.names === 'documented' ? given === sent : given.toLowerCase() === name.toLowerCase();

/** A member that a client may send. */
function isTaken(field: Field | undefined, name: string, use: 'create' | 'update', switches: LsOneSwitches): boolean {
  if (field && useOf(field, use) !== 'server') return true;
  if (switches.extraFields === 'refuse') {
    throw badRequest(field ? `${name} is set by the server.` : `${name} is unknown.`);
  }
  return false;
}

function readValue({ name, type }: Field, value: unknown): unknown {
  const read = READERS[type](value);
  if (read === undefined) throw badRequest(`${name} must be ${TYPES[type]}.`);
  return read;
}

const TYPES: Readonly<Record<FieldType, string>> = {
  text: 'a text',
  whole: 'a whole number',
  decimal: 'a number',
  date: 'a date',
  flag: 'true or false',
  texts: 'a list of texts',
  textOrList: 'a text or a list of one',
};

/** Undefined for what does not fit. */
const READERS: Readonly<Record<FieldType, (value: unknown) => unknown>> = {
  text: (value) => (isText(value) ? value : undefined),
  whole: (value) => (/^-?\d+$/.test(digitsOf(value) ?? '') ? Number(digitsOf(value)) : undefined),
  decimal: digitsOf,
  date: (value) => (isText(value) ? readTime(value) : undefined),
  flag: (value) => (typeof value === 'boolean' ? value : undefined),
  texts: (value) => (isTexts(value) ? value : undefined),
  textOrList: (value) => (isText(value) || (isTexts(value) && value.length === 1) ? value : undefined),
};

const isText = (value: unknown): value is string => typeof value === 'string' && digitsOf(value) === undefined;

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
