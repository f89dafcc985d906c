import { readFileSync } from 'node:fs';
import { isAbsolute, normalize } from 'node:path';
import { isObject } from '../../lib/common/util/collections';
import { quoted, suggestion, unknownNames } from '../../lib/common/util/text';
import { type ComponentFunction, componentFunctions } from '../functions';
import { RUNNER_SYSTEMS } from '../systems';
import { BUILT_IN_FIELDS } from './builtInSteps';
import { compileExpression, compileMapping, type Expression, type Mapping } from './mapping';

/** A flow as a file: a chain of steps, the first of which is the trigger. */
export interface FlowFile {
  readonly title: string;
  /** What it is for, and what it does that is not obvious. */
  readonly description?: string | readonly string[];
  /** Seconds from one run of the trigger to the next; default 60. */
  readonly everyS?: number;
  /** Values that all expressions can read, in `$getFlowVariables()`. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly steps: readonly FlowStep[];
  /** What the flow has achieved: an expression over the list of messages that the last step sent; it makes the rows of a table. */
  readonly result?: { readonly title: string; readonly rows: Expression };
  /** Options of the emulators, by system, where no real account is configured. */
  readonly emulator?: Readonly<Record<string, object>>;
}

export interface FlowStep {
  /** By which later steps name its results. */
  readonly id: string;
  readonly title: string;
  /** A trigger or action of the component, or a step of the platform's own: see `BUILT_IN_FIELDS`. */
  readonly function: string;
  /** Which system of the component it works on; default `retail`. */
  readonly system?: string;
  readonly fields?: Readonly<Record<string, unknown>>;
  /** How its input is made of the message before; default: as it is. */
  readonly mapping?: Mapping;
  /** Containers; default 1. */
  readonly workers?: number;
  /** Messages that each container works on at the same time; default 1. */
  readonly parallel?: number;
}

/**
 * Reads a flow and checks it.
 * @throws Error that names the file and lists what is wrong with it
 */
export function readFlowFile(file: string): FlowFile {
  const flow = parsed(file);
  const issues = issuesOf(flow, componentFunctions());
  if (issues.length > 0) throw new Error(`${file} is no flow: ${issues.join('; ')}`);
  return flow as FlowFile;
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`);
  }
}

const FLOW_KEYS = ['title', 'description', 'everyS', 'variables', 'steps', 'result', 'emulator'];
const STEP_KEYS = ['id', 'title', 'function', 'system', 'fields', 'mapping', 'workers', 'parallel'];

/** What is wrong with a flow, each issue with its place. */
export function issuesOf(flow: unknown, functions: readonly ComponentFunction[]): string[] {
  if (!isObject(flow)) return ['it must be an object'];
  const steps = Array.isArray(flow['steps']) ? flow['steps'].filter(isObject) : [];
  if (Array.isArray(flow['steps']) && steps.length < flow['steps'].length) return ['each of "steps" must be an object'];
  if (steps.length < 2) return ['"steps" must be a list of at least two steps'];
  const ids = steps.map(({ id }) => id);
  return [
    ...unknownNames(Object.keys(flow), FLOW_KEYS),
    ...['title'].filter((key) => !flow[key]).map((key) => `"${key}" is missing`),
    ...(isInterval(flow['everyS']) ? [] : ['"everyS" must be a number of seconds from 0']),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two steps have the id "${id}"`),
    ...steps.flatMap((step, at) =>
      [...stepIssues(step, at, functions), ...unknownSteps(step, ids.slice(0, at))].map(
        (issue) => `step ${step['id'] ?? at + 1}: ${issue}`,
      ),
    ),
    ...(isObject(flow['result'])
      ? compileIssue('result', () => compileExpression(asExpression(flow, 'result', 'rows')))
      : []),
  ];
}

const isInterval = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0);

const asExpression = (holder: Record<string, unknown>, key: string, inner: string): Expression =>
  ((holder[key] as Record<string, unknown>)[inner] ?? '') as Expression;

function stepIssues(step: Record<string, unknown>, at: number, functions: readonly ComponentFunction[]): string[] {
  const name = String(step['function'] ?? '');
  const fn = functions.find((each) => each.name === name);
  const known = fn?.fields.map(({ key }) => key) ?? BUILT_IN_FIELDS[name];
  const actions = functions.filter(({ kind }) => kind === 'action').map((each) => each.name);
  const allowed = at === 0 ? functions.filter(({ kind }) => kind === 'trigger').map((each) => each.name) : actions;
  const choice = at === 0 ? allowed : [...allowed, ...Object.keys(BUILT_IN_FIELDS)];
  return [
    ...unknownNames(Object.keys(step), STEP_KEYS),
    ...['id', 'title'].filter((key) => !step[key]).map((key) => `"${key}" is missing`),
    ...(choice.includes(name)
      ? []
      : [`"function" must be one of ${choice.join(', ')}, not ${quoted(name)}${suggestion(name, choice)}`]),
    ...(SYSTEMS.includes(String(step['system'] ?? 'retail')) ? [] : [`"system" must be one of ${SYSTEMS.join(', ')}`]),
    ...(known ? unknownNames(Object.keys((step['fields'] ?? {}) as object), known, { where: 'among its fields' }) : []),
    ...(name in BUILT_IN_FIELDS ? builtInIssues(name, (step['fields'] ?? {}) as Record<string, unknown>) : []),
    ...['workers', 'parallel'].filter((key) => !isCount(step[key])).map((key) => `"${key}" must be 1 to ${MAX_COUNT}`),
    ...(isMapping(step['mapping'])
      ? compileIssue('mapping', () => compileMapping(step['mapping'] as Mapping | undefined))
      : ['"mapping" must be an expression, or an object with an expression for each field']),
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

function compileIssue(key: string, compile: () => unknown): string[] {
  try {
    compile();
    return [];
  } catch (error) {
    return [`"${key}" is no JSONata: ${Object(error).message}`];
  }
}
