import type { ServerRequest } from '../server/readRequest';

/** Knows which page of its list a request asks for, by the cursors that earlier answers gave out. */
export function pageNumbers() {
  const byCursor = new Map<string, number>();
  const key = (path: string, cursor: string) => `${path} ${cursor}`;

  const of = (request: ServerRequest): number => {
    const cursor = request.params.get('after');
    return cursor === null ? 1 : (byCursor.get(key(request.path, cursor)) ?? 1);
  };
  return {
    of,
    learn(request: ServerRequest, body: unknown): void {
      const next = nextLink(body);
      const cursor = next ? new URL(next).searchParams.get('after') : null;
      if (cursor !== null) byCursor.set(key(request.path, cursor), of(request) + 1);
    },
  };
}

/** The `next` link of a list; undefined in anything else. */
export function nextLink(body: unknown): string | undefined {
  const attributes = (body as { '@attributes'?: { next?: unknown } } | undefined)?.['@attributes'];
  return typeof attributes?.next === 'string' ? attributes.next : undefined;
}
