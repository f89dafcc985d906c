import { rawForms as formsWithHelp, readRawRequest } from '../../../rawInput';
import type { Forms, RawService } from '../../../services';
import type { RetailClient } from '../../client/request';
import { sendRaw } from './rawRequest';

/** @param origin of the connection's API, the only place that requests go to */
export const rawService = (client: RetailClient, origin: string): RawService => ({
  async send(body, settings) {
    return { ...(await sendRaw(client, origin, { ...readRawRequest(body), ...settings })) };
  },
});

export const rawForms = (): Forms =>
  formsWithHelp(
    'Path within the account (Item/12.json?load_relations=["ItemShops"]) or on the host (/API/V3/Account/1/Item)',
  );
