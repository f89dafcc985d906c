import { version } from '../../../../../package.json';
import type { FormBody } from '../../../http/formBody';
import type { HttpRequest } from '../../../http/transport';
import type { RetailRequest } from './request';

/** The request as it goes over the wire. */
export function httpRequest(
  url: string,
  { method, body, format = 'json' }: RetailRequest,
  token: string,
  form?: FormBody,
): HttpRequest {
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: ACCEPTED[format],
    'User-Agent': `lightspeed-component/${version}`,
  };
  if (form) {
    return { method, url, headers: { ...headers, ...form.headers }, body: form.content };
  }
  return body === undefined
    ? { method, url, headers }
    : { method, url, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** It beats the suffix, so where that decides it must be vague. Source: vendor's page Introduction. */
const ACCEPTED = { json: 'application/json', html: 'text/html', any: '*/*' } as const;
