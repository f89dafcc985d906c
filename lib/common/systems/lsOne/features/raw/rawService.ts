import type { HttpResponse } from '../../../../http/transport';
import { parseExactJson } from '../../../../util/exactJson';
import type { BearerClient } from '../../../bearerClient';
import { bearerRaw } from '../../../bearerRaw';
import { rawForms as formsWithHelp } from '../../../rawInput';
import type { Forms, RawService } from '../../../services';
import { meaningsFor } from '../../client/request';

/** Requests of the user's own, to the installation's server. */
export const rawService = (client: BearerClient, origin: string): RawService =>
  bearerRaw(
    {
      send: (request) =>
        client.send({ ...request, read, meanings: meaningsFor(request.method, new URL(request.url).pathname) }),
    },
    [origin],
  );

/** What is no JSON is a text: the vendor's page prints some answers as a value in braces. */
const read = ({ body }: HttpResponse): { readonly body: unknown } => ({
  body: body.trim() === '' ? undefined : (parseExactJson(body.replace(/^\uFEFF/, '')) ?? body),
});

export const rawForms = (): Forms =>
  formsWithHelp('Path on the server of the environment URL (/api/inventory/purchase-order?page=1&pageSize=10)');
