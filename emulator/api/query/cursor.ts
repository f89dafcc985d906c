import { createHash } from 'node:crypto';
import type { Entity } from '../../../lib/common/model/entity';
import { badRequest } from '../apiError';
import type { Parameter } from './parameters';

/** A place in a sorted list: just before or behind that record. */
export interface CursorPosition {
  /** Absent when the list is sorted by the id alone. */
  readonly sortValue?: unknown;
  readonly id: number;
}

/**
 * Base64 of a JSON array, as in the vendor's links: `[id]`, or `[sortValue, id]` in lists sorted by another field.
 * A last element, ours, ties the cursor to its query: a cursor moved to another query is refused.
 */
export function writeCursor(place: CursorPosition, isByID: boolean, fingerprint: string): string {
  const position = isByID ? [place.id] : [place.sortValue ?? null, place.id];
  return Buffer.from(JSON.stringify([...position, fingerprint])).toString('base64');
}

export function readCursor(parameter: Parameter, isByID: boolean, fingerprint: string): CursorPosition {
  const parts = decoded(parameter.value);
  if (parts?.at(-1) !== fingerprint) {
    throw badRequest(`${parameter.name} is not a cursor of this query.`);
  }
  const id = Number(parts.at(-2));
  return isByID ? { id } : { id, sortValue: parts[0] ?? undefined };
}

/** The same for all pages of one query: everything but the page's place and size. */
export function queryFingerprint(entity: Entity, path: string, sort: string, parameters: readonly Parameter[]): string {
  const pairs = parameters
    .filter(({ name }) => !['limit', 'sort', 'after', 'before'].includes(name))
    .map(({ name, value }) => [name, value])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const text = JSON.stringify([entity.entity, path, sort, pairs]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}

function decoded(text: string): readonly unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64').toString());
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}
