import { isObject, type JsonObject } from '../call';
import { badRequest } from '../refusal';
import { type Check, JSON_MEMBERS, REQUIRED_MEMBERS } from './members';

/** One item of a catalogue file, with what is wrong with it. */
export interface FileRow {
  readonly item: JsonObject;
  readonly issues: readonly string[];
}

/**
 * Reads a JSON catalogue: an array of items.
 * @param strict whether a member that no page shows is an issue
 * @throws Refusal when it is none; whether the vendor tells so at once is not known
 */
export function readJsonFile(text: string, strict: boolean): FileRow[] {
  const items = parse(text);
  if (!Array.isArray(items) || items.length === 0) throw badRequest('The file must hold a JSON array of items.');
  return items.map((item) => {
    if (!isObject(item)) return { item: {}, issues: ['must be an object'] };
    return { item, issues: itemIssues(item, (name) => JSON_MEMBERS[name], strict) };
  });
}

/** @param checkOf the check of a member or column; undefined when there is no such one */
export function itemIssues(item: JsonObject, checkOf: (name: string) => Check | undefined, strict: boolean): string[] {
  const missing = REQUIRED_MEMBERS.filter((name) => item[name] === undefined);
  const wrong = Object.entries(item).flatMap(([name, value]) => {
    const check = checkOf(name);
    const issue = check ? check(value) : strict && 'is unknown';
    return issue ? [`${name} ${issue}`] : [];
  });
  return [...missing.map((name) => `${name} is missing`), ...wrong];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The file could not be read as JSON.');
  }
}
