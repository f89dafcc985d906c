import { nextLink } from './requestReader';
import type { FaultAction } from './types';

/** Spoils the body of an executed request as the fault says; other faults leave it alone. */
export function corruptBody(body: unknown, action: FaultAction | undefined, requestUrl: string): unknown {
  if (typeof body !== 'object' || body === null) return body;
  switch (action?.kind) {
    case 'wrongOriginNext':
      return withNext(body, elsewhere(nextLink(body) || requestUrl, action.origin ?? 'https://elsewhere.example'));
    case 'repeatCursor':
      return withNext(body, requestUrl);
    case 'dropKey':
      return withoutKey(body, action.key);
    default:
      return body;
  }
}

const withNext = (body: object, next: string): object => ({
  ...body,
  '@attributes': { ...('@attributes' in body ? Object(body['@attributes']) : {}), next },
});

function elsewhere(url: string, origin: string): string {
  const { pathname, search } = new URL(url);
  return `${origin}${pathname}${search}`;
}

function withoutKey(body: object, key: string | undefined): object {
  const isDropped = (name: string) => (key === undefined ? name !== '@attributes' : name === key);
  return Object.fromEntries(Object.entries(body).filter(([name]) => !isDropped(name)));
}
