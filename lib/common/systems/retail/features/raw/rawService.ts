import type { FormSchema } from '../../../../forms/fieldSchema';
import type { Method } from '../../../../http/transport';
import { isObject } from '../../../../util/collections';
import { isGiven, textField } from '../../../../util/given';
import { throwIfInvalid } from '../../../../util/issues';
import { unknownNames } from '../../../../util/text';
import type { Forms, RawService } from '../../../services';
import type { RetailClient } from '../../client/request';
import { type RawRequest, sendRaw } from './rawRequest';

/** @param origin of the connection's API, the only place that requests go to */
export const rawService = (client: RetailClient, origin: string): RawService => ({
  async send(body, settings) {
    return { ...(await sendRaw(client, origin, { ...readRequest(body), ...settings })) };
  },
});

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** @throws InputError that lists every issue by the name of its field */
function readRequest(body: Readonly<Record<string, unknown>>): Omit<RawRequest, 'acceptsNotFound'> {
  const { method, url, data } = body;
  const known = METHODS.find((each) => each === textField(method)?.toUpperCase());
  const address = textField(url);
  const issues = [
    ...(known ? [] : [`"method" must be one of ${METHODS.join(', ')}`]),
    ...(address ? [] : ['"url" is missing']),
    ...(isGiven(data) && !isObject(data) ? ['"data" must be an object, the body of the request'] : []),
    ...unknownNames(Object.keys(body), Object.keys(IN.properties ?? {}), { usual: USUAL }),
  ];
  throwIfInvalid(issues);
  return { method: known ?? 'GET', url: address ?? '', data: isObject(data) ? data : undefined };
}

/** What other tools call the same. */
const USUAL = { body: 'data', requestBody: 'data', payload: 'data', path: 'url', uri: 'url', verb: 'method' };

export const rawForms = (): Forms => ({ in: IN, out: OUT });

const IN: FormSchema = {
  type: 'object',
  properties: {
    method: { type: 'string', title: 'Method', required: true, enum: METHODS },
    url: {
      type: 'string',
      title: 'URL',
      required: true,
      help: {
        description:
          'Path within the account (Item/12.json?load_relations=["ItemShops"]) or on the host (/API/V3/Account/1/Item). ' +
          'Write special characters of a query encoded, for example a plus as %2B',
      },
    },
    data: { type: 'object', title: 'Request Body', properties: {} },
  },
};

const OUT: FormSchema = {
  type: 'object',
  properties: {
    statusCode: { type: 'number', title: 'Status Code' },
    headers: { type: 'object', title: 'Headers', properties: {} },
    responseBody: { type: 'object', title: 'Response Body', properties: {} },
  },
};
