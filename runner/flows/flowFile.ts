import { readFileSync } from 'node:fs';
import { isObject } from '../../lib/common/util/collections';
import { unknownNames } from '../../lib/common/util/text';
import { type ComponentFunction, componentFunctions } from '../functions';
import { compileExpression, type Expression, type Mapping } from './mapping';
import { compileIssue, stepIssues } from './stepIssues';

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

/** What is wrong with a flow, each issue with its place. */
export function issuesOf(flow: unknown, functions: readonly ComponentFunction[]): string[] {
  if (!isObject(flow)) return ['it must be an object'];
  const steps = Array.isArray(flow['steps']) ? flow['steps'].filter(isObject) : [];
  if (Array.isArray(flow['steps']) && steps.length < flow['steps'].length) return ['each of "steps" must be an object'];
  if (steps.length < 2) return ['"steps" must be a list of at least two steps'];
  const ids = steps.map(({ id }) => id);
  return [
    ...unknownNames(Object.keys(flow), FLOW_KEYS),
    ...(flow['title'] ? [] : ['"title" is missing']),
    ...(isInterval(flow['everyS']) ? [] : ['"everyS" must be a number of seconds from 0']),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two steps have the id "${id}"`),
    ...steps.flatMap((step, at) =>
      stepIssues(step, ids.slice(0, at), functions).map((issue) => `step ${step['id'] ?? at + 1}: ${issue}`),
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
