import type { Entity } from '../../../model/entity';
import { RESERVED } from '../../../model/filterFields';
import { isId } from '../../../model/ids';
import type { Condition, Operator } from '../../../model/query';
import { getOwn, parseJson } from '../../../util/collections';
import { InputError } from '../../../util/errors';
import type { ParsedFilter } from '../../system';
import { filterIssues } from './checkConditions';
import { normalizeCondition } from './normalizeCondition';

/**
 * Reads the text of a filter field, conditions as the vendor's URLs have them, all of which must hold:
 * `shopID=1&completed=true&total=>=,5&description=~,%cap%&vendorID=IN,1,2`. Operators and values may be
 * percent-encoded or not; spaces are fine. A value in which some `%` begins no encoded character is taken as it stands.
 * Ids that the entity's path needs are given in the same way and come back as `parents`.
 *
 * Throws an `InputError` that lists every issue by the name of the field.
 */
export function parseFilter(entity: Entity, text: string): ParsedFilter {
  const pieces = text
    .replace(/^\s*\?/, '')
    .split('&')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const parts = pieces.map((piece) => parsePair(piece));
  const read = parts.filter((part) => 'condition' in part).map(({ condition }) => condition);
  const isParent = ({ field }: Condition) => getOwn(entity.parents, field) !== undefined;
  const normalized = read
    .filter((condition) => !isParent(condition))
    .map((condition) => ({ condition, normal: normalizeCondition(entity, condition) }));
  const filters = normalized.flatMap(({ normal }) => (typeof normal === 'string' ? [] : [normal]));
  const parents = read.filter(isParent);
  const issues = [
    ...parts.flatMap((part) => ('issue' in part ? [part.issue] : [])),
    ...parents
      .filter((one) => one.operator !== '=' || !isId(one.values[0]))
      .map(({ field }) => `"${field}" must be an id`),
    ...normalized
      .filter(({ normal }) => normal === 'never')
      .map(({ condition }) => `"${condition.field}" has whole seconds, so it never equals a time with a fraction`),
    ...filterIssues(entity, filters),
  ];
  if (issues.length > 0) throw new InputError(`Filter of ${entity.plural}: ${issues.join('; ')}. ${HELP}`);
  return { filters, parents: Object.fromEntries(parents.map(({ field, values }) => [field, values[0] ?? ''])) };
}

const HELP =
  'Write conditions as field=value or field=operator,value (operators: > >= < <= >< != ~ !~ IN), joined by &';

type ParsedPair = { readonly condition: Condition } | { readonly issue: string };

function parsePair(piece: string): ParsedPair {
  const at = piece.indexOf('=');
  const field = decode((at < 0 ? piece : piece.slice(0, at)).trim());
  if (RESERVED.includes(field)) return { issue: `"${field}" is set by the step itself` };
  if (at < 0 || /[<>!~]$/.test(field)) return { issue: `"${field}" needs the form field=operator,value` };
  const { operator, rest } = splitOperator(piece.slice(at + 1).trim());
  if (operator === '=' && /^(?:>|<|=|!=|!?~)/.test(decode(rest))) {
    return { issue: `"${field}" needs a comma between operator and value` };
  }
  const values = parseValues(operator, decode(rest));
  return values ? { condition: { field, operator, values } } : { issue: `"${field}" has a list that is no JSON array` };
}

/** The operator and its comma, plain or encoded, then the value as it was written. */
function splitOperator(text: string): { operator: Operator; rest: string } {
  const match = /^((?:>|%3e|<|%3c|!|%21|=|%3d|~|%7e)+|in)(?:,|%2c)/i.exec(text);
  const operator = match?.[1] && decodeURIComponent(match[1]).toUpperCase();
  return operator && isOperator(operator)
    ? { operator, rest: text.slice(match[0].length).trim() }
    : { operator: '=', rest: text };
}

const isOperator = (text: string): text is Operator =>
  ['!=', '>', '>=', '<', '<=', '><', '~', '!~', 'IN'].includes(text);

/** Undefined when a list begins like a JSON array and is none. */
function parseValues(operator: Operator, text: string): string[] | undefined {
  if (operator !== 'IN' && operator !== '><') return [text];
  if (operator === '><' || !text.startsWith('[')) return text.split(',').map((value) => value.trim());
  const list = parseJson(text);
  return Array.isArray(list) ? list.map(String) : undefined;
}

/** `%cap%` is a text with wildcards, `%25cap%25` the same in its encoded form. */
function decode(text: string): string {
  try {
    return /%(?![0-9a-f]{2})/i.test(text) ? text : decodeURIComponent(text);
  } catch {
    return text;
  }
}
