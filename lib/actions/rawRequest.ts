import type { FormSchema } from '../common/forms/fieldSchema';
import type { Method } from '../common/http/transport';
import type { Cfg, Message } from '../common/platform/context';
import { flagField, textField } from '../common/platform/fields';
import { emitBody } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { type RawRequest, sendRaw } from '../common/systems/retail/features/raw/rawRequest';
import { isObject } from '../common/util/collections';
import { isGiven } from '../common/util/given';
import { throwIfInvalid } from '../common/util/issues';
import { unknownNames } from '../common/util/text';

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Sends the request that the message describes, and emits the answer. */
export async function rawRequest(session: Session, { body }: Message, cfg: Cfg): Promise<void> {
  const request = { ...readRequest(body), acceptsNotFound: flagField(cfg['doNotThrow404']) };
  const answer = await sendRaw(session.system.client, session.origin, request);
  await emitBody(session, { ...answer }, 'The answer', 'Ask Lightspeed for less, for example with a smaller limit');
}

function readRequest(body: Message['body']): Omit<RawRequest, 'acceptsNotFound'> {
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

const run = inSession(rawRequest);

export { run as process };

export async function getMetaModel(): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  return { in: IN, out: OUT };
}

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
