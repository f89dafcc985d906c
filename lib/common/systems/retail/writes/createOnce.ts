import type { Draft, VendorRecord } from '../../../model/query';
import type { RetailClient } from '../client/request';
import { recordIn } from '../records/record';
import { creationRequest } from './writeRequest';

/**
 * Sends one creation, and does not look for the record when the outcome is unclear: where equal records are allowed, a
 * record alone does not show which creation made it.
 *
 * @returns the record as the vendor sent it; undefined when the answer holds none
 * @throws OutcomeUnknownError
 */
export async function createOnce(client: RetailClient, draft: Draft): Promise<VendorRecord | undefined> {
  const { body } = await client.send(creationRequest(draft, []));
  return recordIn(draft.entity, body);
}
