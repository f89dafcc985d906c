import { isObject, parseJson } from '../../../util/collections';
import { ConfigurationError } from '../../../util/errors';
import type { SupplierClient } from './client';
import { GONE_MEANINGS, VENDOR } from './vendor';

/**
 * Reads the list of webhooks, the one documented request that reads something: whether the platform is there at all. Source:
 * vendor's page Webhooks.
 *
 * @param acceptedStatuses statuses of a platform that is there, all the same
 * @throws ConfigurationError when it is gone
 */
export async function readWebhooks(client: SupplierClient, acceptedStatuses: readonly number[]): Promise<void> {
  const { catalogue } = client.hosts;
  const { status, body } = await client.send({
    method: 'GET',
    url: `${catalogue}/webhooks`,
    repeat: 'always',
    read: ({ body: text }) => ({ body: parseJson(text) }),
    acceptedStatuses,
    meanings: GONE_MEANINGS,
  });
  if (status < 300 && !(Array.isArray(body) || isObject(body))) throw new ConfigurationError(notLike(catalogue));
}

const notLike = (origin: string): string =>
  `${origin} does not answer like ${VENDOR}. Correct the credential's field "Environment URL", or leave it empty.`;
