import type { Entity } from '../../../model/entity';
import { shapeOf } from '../../../model/recordShape';
import { isObject } from '../../../util/collections';
import { retailCatalogue } from '../catalogue';
import { recordsOf } from './normalize';

type Raw = Record<string, unknown>;

/**
 * The one record in the answer to a read by id or to a write, raw; undefined when the answer holds something else: no
 * record, several, one of another kind or, where `id` is known, another one.
 */
export function recordIn(entity: Entity, body: unknown, id?: string): Raw | undefined {
  const [record, ...others] = recordsIn(entity, body) ?? [];
  if (!record || others.length > 0 || !hasId(entity, record, id)) return undefined;
  // An account does not show its id.
  return entity.bareById && entity.idField !== null ? { [entity.idField]: id, ...record } : record;
}

/** The records of an answer, raw, at least one; undefined when it holds anything else. */
export function recordsIn(entity: Entity, body: unknown): Raw[] | undefined {
  const raws = isBare(entity, body) ? [body] : recordsOf(entity, body);
  return raws.length > 0 && raws.every((raw): raw is Raw => isRecordOf(entity, raw)) ? raws : undefined;
}

/**
 * Whether something can be a record of an entity: it has the id, or where records show none, a field that is known of
 * them. Of tag groups nothing is described.
 */
export function isRecordOf(entity: Entity, raw: unknown): boolean {
  const shape = shapeOf(entity, retailCatalogue);
  if (shape.isEmpty) return isObject(raw) || typeof raw === 'string';
  if (!isObject(raw)) return false;
  return showsId(entity) ? isIdText(raw[entity.idField ?? '']) : shape.names.some((name) => Object.hasOwn(raw, name));
}

/** The answer to a read by id says that it found nothing; usually that is a 404. */
export function isEmptyAnswer(entity: Entity, body: unknown): boolean {
  const attributes = isObject(body) ? body['@attributes'] : undefined;
  return isObject(attributes) && String(attributes['count']) === '0' && recordsOf(entity, body).length === 0;
}

/** Whether a record is the one with that id, or with that value in place of its id. */
function hasId({ idField, idAliases = [] }: Entity, raw: Raw, id: string | undefined): boolean {
  if (id === undefined || idField === null || !(idField in raw)) return true;
  return [idField, ...idAliases].some((name) => isIdText(raw[name]) && BigInt(String(raw[name])) === BigInt(id));
}

const isIdText = (value: unknown): boolean =>
  (typeof value === 'string' || typeof value === 'number') && /^\d+$/.test(String(value));

/** What is printed, and the rows of reports, lack the id that paths and sorting may name. */
const showsId = ({ kind, idField, fields }: Entity): boolean =>
  (kind === 'entity' || kind === 'operation') && idField !== null && Object.hasOwn(fields, idField);

/** A record without envelope. The vendor reports its errors in the same form, with an `httpCode`. */
const isBare = (entity: Entity, body: unknown): body is Raw =>
  (entity.envelope === null || entity.bareById === true) &&
  isObject(body) &&
  !Object.hasOwn(body, 'httpCode') &&
  isRecordOf(entity, body);
