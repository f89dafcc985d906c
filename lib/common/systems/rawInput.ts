import type { FormSchema } from '../forms/fieldSchema';
import type { Method } from '../http/transport';
import { isObject } from '../util/collections';
import { isGiven, textField } from '../util/given';
import { messageError, throwIfInvalid } from '../util/issues';
import { unknownNames } from '../util/text';
import type { Forms } from './services';

/** A request as the user wrote it. */
export interface RawRequest {
  readonly method: Method;
  /** See `rawAddress.ts`. */
  readonly url: string;
  /** Body; undefined without one. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** @throws InputError that lists every issue by the name of its field */
export function readRawRequest(body: Readonly<Record<string, unknown>>): RawRequest {
  const { method, url, data } = body;
  const known = METHODS.find((each) => each === textField(method)?.toUpperCase());
  const address = textField(url);
  const issues = [
    ...(known ? [] : [`"method" must be one of ${METHODS.join(', ')}`]),
    ...(address ? [] : ['"url" is missing']),
    ...(isGiven(data) && !isObject(data) ? ['"data" must be an object, the body of the request'] : []),
    ...unknownNames(Object.keys(body), NAMES, { usual: USUAL }),
  ];
  throwIfInvalid(issues);
  return { method: known ?? 'GET', url: address ?? '', data: isObject(data) ? data : undefined };
}

const NAMES = ['method', 'url', 'data'];

/** What other tools call the same. */
const USUAL = { body: 'data', requestBody: 'data', payload: 'data', path: 'url', uri: 'url', verb: 'method' };

/** A mapping that is left empty arrives as `{}`. A POST needs a body even if it says nothing. */
export function rawBody({ method, data = {} }: RawRequest): RawRequest['data'] {
  const isEmpty = Object.keys(data).length === 0;
  if (method !== 'GET' && method !== 'DELETE') return data;
  if (!isEmpty) throw messageError([`"data" cannot be sent with ${method}; put its values into the URL`]);
  return undefined;
}

export interface RawAnswer {
  readonly statusCode: number;
  /** Names in lower case; without cookies and credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** The vendor's own JSON, or the text of another kind of answer. */
  readonly responseBody: unknown;
}

export const rawAnswer = (answer: {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}): RawAnswer => ({
  statusCode: answer.status,
  headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !SECRET.test(name))),
  responseBody: answer.body ?? '',
});

const SECRET = /cookie|authori[sz]ation|authenticat|token|secret|api-?key/;

/** @param urlHelp what an address may be, with an example */
export const rawForms = (urlHelp: string): Forms => ({
  in: {
    type: 'object',
    properties: {
      method: { type: 'string', title: 'Method', required: true, enum: METHODS },
      url: {
        type: 'string',
        title: 'URL',
        required: true,
        help: { description: `${urlHelp}. Write special characters of a query encoded, for example a plus as %2B` },
      },
      data: { type: 'object', title: 'Request Body', properties: {} },
    },
  },
  out: OUT,
});

const OUT: FormSchema = {
  type: 'object',
  properties: {
    statusCode: { type: 'number', title: 'Status Code' },
    headers: { type: 'object', title: 'Headers', properties: {} },
    responseBody: { type: 'object', title: 'Response Body', properties: {} },
  },
};
