import type { Entity } from '../../../model/entity';
import { isObject } from '../../../util/collections';
import { ProtocolError } from '../../../util/errors';
import type { RetailAnswer } from '../client/request';
import { recordsOf } from '../records/normalize';
import { isRecordOf } from '../records/record';

export interface PageBody {
  readonly records: readonly unknown[];
  /** URL of the next page; '' on the last one. */
  readonly next: string;
  /** The number of records of a list that gives it in place of links; records beyond this page cannot be read. */
  readonly total?: number | undefined;
}

/**
 * Reads one page of a list out of its answer. An answer that does not clearly say that it is a page, and whether another
 * one follows, is a `ProtocolError`: taken for an empty last page it would make the list look complete.
 *
 * @param page 1-based number of the page
 * @param before how many records came on earlier pages
 */
export function readBody(entity: Entity, { body, status }: RetailAnswer, page: number, before: number): PageBody {
  const refuse = (why: string) =>
    new ProtocolError(`${entity.plural}: the answer for page ${page} (status ${status}) ${why}`, { status });
  if (!isObject(body)) throw refuse('is no object');
  const keys = Object.keys(body).filter((key) => key !== '@attributes');
  const envelope = entity.envelope ?? (keys.length === 1 ? keys[0] : undefined);
  // No records: the envelope is missing. Another key in its place means an answer of another kind.
  if (keys.length > 0 && (envelope === undefined || !keys.includes(envelope))) {
    throw refuse(`holds no "${entity.envelope ?? 'list'}"`);
  }
  const records = recordsOf(entity, body);
  if (!records.every((raw) => isRecordOf(entity, raw))) throw refuse('holds something that is no object of this kind');
  if (keys.length === 0 && entity.neverEmpty) throw refuse('holds no objects');
  const attributes = body['@attributes'];
  const next = nextOf(entity, attributes);
  const total = next === undefined ? totalOf(entity, attributes, records.length, before) : undefined;
  if (next === undefined && total === undefined) throw refuse('does not say whether more pages follow');
  return { records, next: next ?? '', total };
}

/** Undefined when no link says whether the list ends here. Source: vendor's page Pagination. */
function nextOf(entity: Entity, attributes: unknown): string | undefined {
  if (isObject(attributes) && typeof attributes.next === 'string') return attributes.next.trim();
  if (isObject(attributes) && attributes.next === null) return '';
  const hasTotal = isObject(attributes) && attributes.count !== undefined;
  return entity.pagination === 'none' && !hasTotal ? '' : undefined;
}

/** Undefined when there is none, or one that contradicts the records read so far. */
function totalOf(entity: Entity, attributes: unknown, records: number, before: number): number | undefined {
  const count = isObject(attributes) && attributes.count !== undefined ? Number(attributes.count) : Number.NaN;
  const isReadable = count === before + records || (entity.pagination === 'total' && records > 0);
  return count >= before + records && isReadable ? count : undefined;
}
