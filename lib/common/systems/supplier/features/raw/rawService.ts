import { bearerRaw } from '../../../bearerRaw';
import { rawForms as formsWithHelp } from '../../../rawInput';
import type { Forms, RawService } from '../../../services';
import type { SupplierClient } from '../../client/client';

/** Requests of the user's own, to one of the platform's two hosts. */
export const rawService = (client: SupplierClient): RawService =>
  bearerRaw(client, [client.hosts.product, client.hosts.catalogue]);

export const rawForms = (): Forms =>
  formsWithHelp(
    'Path on the host of the environment URL (/inventory), or a whole URL of the catalogue host (https://lsapi-catalog.lightspeedapp.com/webhooks)',
  );
