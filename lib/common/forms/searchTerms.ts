import type { Catalogue, Entity } from '../model/entity';
import { filterField, searchableNames } from '../model/filterFields';
import { hiddenRecords } from '../model/hiddenRecords';
import type { Condition, Operator } from '../model/query';
import { getOwn, groupBy, isObject } from '../util/collections';
import { givenFields, listGiven } from '../util/given';
import { textList, unknownNames } from '../util/text';
import type { FormSchema } from './fieldSchema';
import { requiredParameters } from './lookupSelects';

/** Conditions of the form and their operators. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  between: '><',
  like: '~',
  'not like': '!~',
  in: 'IN',
};

/** The form of the search terms and of the links between them. */
export function termsForm(catalogue: Catalogue, entity: Entity, termNumber: number): Record<string, FormSchema> {
  const term = termForm(catalogue, entity);
  const forms = numbers(termNumber).flatMap((i): [string, FormSchema][] => [
    ...(i > 1 ? [[linkName(i), linkForm(i)] as [string, FormSchema]] : []),
    [termName(i), { ...term, title: `Search Term ${i}` }],
  ]);
  return Object.fromEntries(forms);
}

/**
 * Reads the search terms of a message: alternatives whose conditions must all hold ("and" binds tighter than "or"). Adds
 * problems to `issues`.
 */
export function readTerms(
  body: Readonly<Record<string, unknown>>,
  termNumber: number,
  issues: string[],
): Condition[][] {
  const alternatives: Condition[][] = [[]];
  for (const i of numbers(termNumber)) {
    const link = i === 1 ? 'and' : word(body[linkName(i)]);
    if (link === 'or') alternatives.push([]);
    else if (link !== 'and') issues.push(`"${linkTitle(i)}" must be "and" or "or"`);
    const term = readTerm(body[termName(i)]);
    if (typeof term === 'string') issues.push(`"Search Term ${i}" ${term}`);
    else alternatives.at(-1)?.push(term);
  }
  return alternatives;
}

/** The message's field names of the search terms and links. */
export const termNames = (termNumber: number): string[] =>
  numbers(termNumber).flatMap((i) => [...(i > 1 ? [linkName(i)] : []), termName(i)]);

/** Whether a field name is that of any search term or link. */
export const isTermName = (name: string): boolean => /^(?:sTerm_\d+|link_\d+_\d+)$/.test(name);

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** "AND" is accepted, too. */
const word = (value: unknown): string => (typeof value === 'string' ? value.trim().toLowerCase() : '');

const termName = (i: number) => `sTerm_${i}`;

const linkName = (i: number) => `link_${i - 1}_${i}`;

const linkTitle = (i: number) => `Between Search Terms ${i - 1} and ${i}`;

const linkForm = (i: number): FormSchema => ({
  type: 'string',
  title: linkTitle(i),
  required: true,
  enum: ['and', 'or'],
  help: { description: '"and" binds tighter: a or b and c means a or (b and c)' },
});

function termForm(catalogue: Catalogue, entity: Entity): FormSchema {
  const names = searchableNames(catalogue, entity);
  const properties: Record<string, FormSchema> = {
    fieldName: {
      type: 'string',
      title: 'Field Name',
      required: true,
      enum: names,
      help: { description: fieldHelp(entity) },
    },
    condition: {
      type: 'string',
      title: 'Condition',
      required: true,
      enum: Object.keys(OPERATORS).filter((word) =>
        names.some((name) => conditionsOf(catalogue, entity, name).includes(word)),
      ),
      help: { description: [CONDITION_HELP, ...fewConditions(catalogue, entity, names)].join('; ') },
    },
    fieldValue: { title: 'Field Value', required: true, help: { description: VALUE_HELP } },
  };
  return { type: 'object', required: true, properties };
}

function fieldHelp(entity: Entity): string {
  const needed = requiredParameters(entity);
  const needs = needed.length > 0 ? [`a search needs ${needed.join(' and ')}`] : [];
  const hidden = hiddenRecords(entity).map(({ what, unless }) => `${what} are found only with ${unless}`);
  return ['Names with a dot are fields of linked objects, one of which must match', ...needs, ...hidden].join('; ');
}

/** The possible conditions on a field. If the vendor accepts a single value, `in` becomes several requests. */
function conditionsOf(catalogue: Catalogue, entity: Entity, name: string): string[] {
  const operators = filterField(catalogue, entity, name)?.operators;
  const words = Object.keys(OPERATORS);
  return operators
    ? words.filter((word) => word === 'in' || operators.some((each) => each === OPERATORS[word]))
    : words;
}

/** `giftCard, code: = and in only` */
function fewConditions(catalogue: Catalogue, entity: Entity, names: readonly string[]): string[] {
  const few = names.filter((name) => filterField(catalogue, entity, name)?.operators !== undefined);
  const groups = groupBy(few, (name) => conditionsOf(catalogue, entity, name).join(' and '));
  return [...groups].map(([conditions, group]) => `${group.join(', ')}: ${conditions} only`);
}

const CONDITION_HELP =
  '= equal; != not equal; < less; <= less or equal; > greater; >= greater or equal; between: from the first to the ' +
  'second value, both included; like: with % for any text, without % the value may stand anywhere; in: one of several';

const VALUE_HELP =
  'between takes two values and in any number: an array, or a text with commas between them. Times: 2026-06-01T12:00:00Z';

function readTerm(given: unknown): Condition | string {
  const [term, ...more] = listGiven(given);
  if (more.length > 0) return 'must be one term, not a list of several';
  if (!isObject(term)) return 'is missing';
  const { fieldName, condition, fieldValue, ...others } = term;
  const [unknown] = unknownNames(Object.keys(givenFields(others)), ['fieldName', 'condition', 'fieldValue']);
  if (unknown) return `has names that a search term does not take: ${unknown}`;
  if (typeof fieldName !== 'string' || fieldName.trim() === '') return 'names no field';
  const operator = getOwn(OPERATORS, word(condition));
  if (!operator) return `must have one of the conditions ${Object.keys(OPERATORS).join(', ')}`;
  const values = readValues(operator, fieldValue);
  return typeof values === 'string' ? values : { field: fieldName.trim(), operator, values };
}

function readValues(operator: Operator, value: unknown): string[] | string {
  const isList = operator === 'IN' || operator === '><';
  const texts = isList && typeof value === 'string' ? textList(value) : [value].flat();
  if (!isList && texts.length > 1) return 'takes one value, several only with in or between';
  if (texts.length === 0 || texts.includes(undefined) || texts.includes(null)) return 'has no value';
  if (!texts.every(isScalar)) return 'must be compared with text, a number, or true or false';
  const values = texts.map(String);
  if (operator === '><' && values.length !== 2) return 'needs two values for between';
  if (operator === 'IN') return [...new Set(values)];
  return operator === '~' || operator === '!~' ? values.map(withWildcards) : values;
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** The vendor does not document patterns without wildcards. An empty pattern stays, and matches nothing. */
const withWildcards = (pattern: string): string => (pattern === '' || pattern.includes('%') ? pattern : `%${pattern}%`);
