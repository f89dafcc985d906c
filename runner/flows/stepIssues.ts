import { isAbsolute, normalize } from 'node:path';
import { getOwn, isObject } from '../../lib/common/util/collections';
import { quoted, suggestion, unknownNames } from '../../lib/common/util/text';
import type { ComponentFunction } from '../functions';
import { RUNNER_SYSTEMS } from '../systems';
import { BUILT_IN_FIELDS } from './builtInSteps';
import { compileExpression, compileMapping, type Expression, type Mapping } from './mapping';

const STEP_KEYS = ['id', 'title', 'function', 'system', 'fields', 'mapping', 'workers', 'parallel'];

/**
 * What is wrong with a step of a flow.
 *
 * @param before ids of the steps before it; the first step is the trigger
 */
export function stepIssues(
  step: Record<string, unknown>,
  before: readonly unknown[],
  functions: readonly ComponentFunction[],
): string[] {
  const name = String(step['function'] ?? '');
  const fn = functions.find((each) => each.name === name);
  const builtInFields = getOwn(BUILT_IN_FIELDS, name);
  const known = fn?.fields.map(({ key }) => key) ?? builtInFields;
  const fields = (step['fields'] ?? {}) as Record<string, unknown>;
  const actions = functions.filter(({ kind }) => kind === 'action').map((each) => each.name);
  const isFirst = before.length === 0;
  const allowed = isFirst ? functions.filter(({ kind }) => kind === 'trigger').map((each) => each.name) : actions;
  const choice = isFirst ? allowed : [...allowed, ...Object.keys(BUILT_IN_FIELDS)];
  return [
    ...unknownNames(Object.keys(step), STEP_KEYS),
    ...['id', 'title'].filter((key) => !step[key]).map((key) => `"${key}" is missing`),
    ...(choice.includes(name)
      ? []
      : [`"function" must be one of ${choice.join(', ')}, not ${quoted(name)}${suggestion(name, choice)}`]),
    ...(SYSTEMS.includes(String(step['system'] ?? 'retail')) ? [] : [`"system" must be one of ${SYSTEMS.join(', ')}`]),
    ...(known ? unknownNames(Object.keys(fields), known, { where: 'among its fields' }) : []),
    ...(builtInFields ? builtInIssues(name, fields) : []),
    ...['workers', 'parallel'].filter((key) => !isCount(step[key])).map((key) => `"${key}" must be 1 to ${MAX_COUNT}`),
    ...(isMapping(step['mapping'])
      ? compileIssue('mapping', () => compileMapping(step['mapping'] as Mapping | undefined))
      : ['"mapping" must be an expression, or an object with an expression for each field']),
    ...unknownSteps(step, before),
  ];
}

/** An expression for each field, or one for all; an expression is a text, or a list of its lines. */
const isMapping = (value: unknown): boolean =>
  value === undefined || isExpression(value) || (isObject(value) && Object.values(value).every(isExpression));

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'string' || (Array.isArray(value) && value.every((line) => typeof line === 'string'));

const NEEDED_FIELDS: Readonly<Record<string, readonly string[]>> = { filter: ['where'], group: ['by'], file: ['file'] };

function builtInIssues(name: string, fields: Readonly<Record<string, unknown>>): string[] {
  const missing = (NEEDED_FIELDS[name] ?? [])
    .filter((key) => !fields[key])
    .map((key) => `its field "${key}" is missing`);
  if (name === 'file')
    return [...missing, ...(isInside(fields['file']) ? [] : ['its field "file" must lie in this folder'])];
  return [
    ...missing,
    ...Object.entries(fields).flatMap(([key, value]) =>
      isExpression(value)
        ? compileIssue(key, () => compileExpression(value))
        : [`its field ${quoted(key)} must be an expression`],
    ),
  ];
}

/** A flow that somebody else wrote does not write anywhere else. */
const isInside = (file: unknown): boolean =>
  file === undefined || (typeof file === 'string' && !isAbsolute(file) && !normalize(file).startsWith('..'));

/** Steps that an expression reads, which are not among those before. */
function unknownSteps({ fields, mapping }: Record<string, unknown>, before: readonly unknown[]): string[] {
  const text = JSON.stringify([fields, mapping]);
  const named = [...text.matchAll(/\$getPassthrough\(\)\.([A-Za-z_]\w*)/g)].map(([, id = '']) => id);
  return unknownNames([...new Set(named)], before.map(String), { where: 'among the steps before it' });
}

const SYSTEMS = Object.keys(RUNNER_SYSTEMS);
const MAX_COUNT = 20;
const isCount = (value: unknown): boolean =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_COUNT);

/** `key` names what holds the expression. */
export function compileIssue(key: string, compile: () => unknown): string[] {
  try {
    compile();
    return [];
  } catch (error) {
    return [`"${key}" is no JSONata: ${Object(error).message}`];
  }
}
