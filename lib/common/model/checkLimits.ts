import { isGiven } from '../util/given';
import type { BodyShape } from './bodyShape';
import type { InputIssue } from './check';
import type { Limits } from './entity';
import type { VendorRecord } from './query';
import { parseTime } from './times';

/** What a value that was given must be beside its type; undefined when it is that. Never tells the value. */
export function limitIssue(limits: Limits, value: unknown, nowMs: number): string | undefined {
  const text = String(value).trim();
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, only, notInFuture } = limits;
  if (text.length > maxLength) return `must have at most ${maxLength} characters`;
  if (text.length < minLength) return `must have at least ${minLength} characters`;
  if (pattern && !matches(pattern.regExp, text)) return `must be ${pattern.text}`;
  if (only !== undefined && text.toLowerCase() !== String(only)) return `can only be ${only} here`;
  if (notInFuture && (parseTime(text) ?? 0) > nowMs + CLOCKS_DIFFER_MS) return 'must not lie in the future';
  return rangeIssue(limits, Number(text));
}

// The vendor's clock decides; ours is not the same.
const CLOCKS_DIFFER_MS = 60_000;

const matches = (regExp: string, text: string): boolean => new RegExp(`^(?:${regExp})$`).test(text);

function rangeIssue({ minimum, maximum, exclusiveMaximum }: Limits, number: number): string | undefined {
  if (minimum !== undefined && maximum !== undefined && !(number >= minimum && number <= maximum)) {
    return `must be from ${minimum} to ${maximum}`;
  }
  if (minimum !== undefined && !(number >= minimum)) return `must be at least ${minimum}`;
  if (maximum !== undefined && !(number <= maximum)) return `must be at most ${maximum}`;
  return exclusiveMaximum !== undefined && !(number < exclusiveMaximum)
    ? `must be below ${exclusiveMaximum}${exclusiveMaximum === 0 ? ', as it is given back' : ''}`
    : undefined;
}

/** Fields of which only one may have a value, both given one. */
export function exclusionIssues(shape: BodyShape, body: VendorRecord, path: string): InputIssue[] {
  return Object.keys(body).flatMap((name) => {
    const other = { ...shape.field(name), ...shape.limits(name) }.excludes;
    const isFirst = other !== undefined && (name < other || excludedBy(shape, other) !== name);
    if (!isFirst || !isSet(body[name]) || !isSet(body[other])) return [];
    const [first, second] = shape.names.filter((each) => each === name || each === other);
    const text = `give "${path}${first}" or "${path}${second}", not both`;
    return [{ text, ...(path === '' && { field: name }) }];
  });
}

const excludedBy = (shape: BodyShape, name: string): string | undefined =>
  ({ ...shape.field(name), ...shape.limits(name) }).excludes;

/** 0 and nothing are no values. */
const isSet = (value: unknown): boolean => isGiven(value) && Number(value) !== 0;
