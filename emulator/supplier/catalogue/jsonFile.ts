import { isObject } from '../call';
import { badRequest } from '../refusal';
import { type FileRow, itemIssues } from './fileRow';
import { JSON_MEMBERS } from './members';

/**
 * Reads a JSON catalogue: an array of items.
 * @throws Refusal when it is none; whether the vendor tells so at once is not known
 */
export function readJsonFile(text: string, strict: boolean): FileRow[] {
  const items = parse(text);
  if (!Array.isArray(items) || items.length === 0) throw badRequest('The file must hold a JSON array of items.');
  return items.map((item) => {
    if (!isObject(item)) return { item: {}, issues: ['must be an object'] };
    return { item, issues: itemIssues(item, (name) => JSON_MEMBERS.get(name), strict) };
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The file could not be read as JSON.');
  }
}
