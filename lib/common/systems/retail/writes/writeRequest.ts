import type { Method } from '../../../http/transport';
import type { Draft, RecordRef, VendorRecord } from '../../../model/query';
import type { RetailRequest } from '../client/request';
import { priceOf } from '../costs';
import { collectionPath, filledPath, recordPath } from '../paths';
import { loadQuery } from '../reads';
import { addsRecords } from './addsRecords';

/** The request that creates a record. It is never repeated blindly: a second one would make a second record. */
export function creationRequest({ entity, fields, parents }: Draft, relations: readonly string[]): RetailRequest {
  const { create } = entity;
  const method = create?.method ?? 'POST';
  const body = create?.bodyKey ? { [create.bodyKey]: [fields] } : fields;
  return {
    method,
    path: create?.path ? filledPath(entity, create.path, parents ?? {}) : collectionPath(entity, parents),
    query: loadQuery(relations),
    body,
    costDrips: priceOf({ method, entity, single: true, body, relations, write: 'create' }),
    repeat: 'ifNotDone',
    scopes: entity.scopes,
  };
}

/** The request that changes a record; it carries `fields` and nothing else. */
export function updateRequest(ref: RecordRef, fields: VendorRecord): RetailRequest {
  const { entity } = ref;
  const { update } = entity;
  const body = update?.bodyKey ? { [update.bodyKey]: [fields] } : fields;
  return {
    ...write(ref, update?.method ?? 'PUT', update?.path),
    body,
    costDrips: priceOf({ method: update?.method ?? 'PUT', entity, single: true, body, write: 'update' }),
    repeat: isIdempotent(ref, fields) ? 'always' : 'ifNotDone',
  };
}

/** The request that archives or deletes a record; `fields` go into its body where it has one. */
export function removalRequest(ref: RecordRef, fields: VendorRecord): RetailRequest {
  const { entity } = ref;
  const rules = entity.delete;
  const method = rules?.method ?? 'DELETE';
  const body = rules?.bodyKey ? { [rules.bodyKey]: [fields] } : method === 'DELETE' ? undefined : {};
  return {
    ...write(ref, method, rules?.path),
    body,
    costDrips: priceOf({ method, entity, single: true, body, write: 'delete' }),
    // Removing a record twice is harmless with DELETE. A second POST is refused, and the reason is not known.
    repeat: method === 'DELETE' ? 'always' : 'ifNotDone',
  };
}

function write({ entity, id, parents }: RecordRef, method: Method, path: string | undefined) {
  const ids = { ...parents, [entity.idField ?? 'id']: id };
  return {
    method,
    path: path ? filledPath(entity, path, ids) : recordPath(entity, id, parents),
    scopes: entity.scopes,
  };
}

/** Setting values twice does no harm; adding records does, and completing a sale moves stock and money. */
const isIdempotent = ({ entity }: RecordRef, fields: VendorRecord): boolean =>
  !addsRecords(entity, fields) && String(fields['completed']) !== 'true';
