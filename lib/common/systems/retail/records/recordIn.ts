import { isObject } from '../../../objects';
import type { Entity } from '../../entity';
import { recordsOf } from './records';

/**
 * The one record in the answer to a read by id or to a write, raw; undefined when there is none. An account comes
 * without envelope and without its id. Source: sample of the vendor's page Account.
 */
export function recordIn(entity: Entity, body: unknown, id?: string): Record<string, unknown> | undefined {
  const [record] = recordsOf(entity, body);
  if (isObject(record)) return record;
  const isBare = isObject(body) && Object.keys(entity.fields).some((name) => name in body);
  return isBare && entity.idField ? { [entity.idField]: id, ...body } : undefined;
}
