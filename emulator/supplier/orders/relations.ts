import { randomUUID } from 'node:crypto';
import { jsonBody, type SupplierCall, type SupplierReply } from '../call';
import type { Relation } from '../records';
import { badRequest, notFound } from '../refusal';

/**
 * `POST /suppliers/relations`.
 * @throws Refusal
 */
export function answerRelation(call: SupplierCall): SupplierReply {
  const { supplierID, contactEmail } = jsonBody(call, ['supplierID', 'contactEmail']);
  if (typeof contactEmail !== 'string' || !/^\S+@\S+$/.test(contactEmail)) {
    throw badRequest('contactEmail must be an address.');
  }
  if (supplierID !== call.state.supplierID) throw notFound('There is no such supplier.');
  const relation: Relation = { id: randomUUID(), supplierID, retailerID: randomUUID(), status: 'Pending' };
  call.state.relations.push(relation);
  return { status: 200, body: relation };
}
