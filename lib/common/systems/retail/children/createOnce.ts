import type { Draft, VendorRecord } from '../../system';
import type { RetailClient } from '../client/request';
import { recordIn } from '../records/recordIn';
import { creationRequest } from '../writes/writeRequest';

/**
 * Sends one creation without looking for the record when the outcome is unclear: where equal records are allowed, one
 * alone cannot tell whether it is the one that was to be created.
 *
 * @returns the record as the vendor sent it; undefined when the answer holds none
 * @throws OutcomeUnknownError
 */
export async function createOnce(client: RetailClient, draft: Draft): Promise<VendorRecord | undefined> {
  const { body } = await client.send(creationRequest(draft, []));
  return recordIn(draft.entity, body);
}
