import { findEntity, recordPath } from '../findEntity';
import type { ServerRequest } from '../server/readRequest';

/** Reads from a vendor's requests what faults are matched by. */
export interface RequestReader {
  /** So many leading segments are left out where a fault's path has no leading slash. */
  readonly baseSegments: number;
  /** A request for a page of a list. */
  isList(request: ServerRequest): boolean;
  /** Number of records that a list is asked for. */
  limitOf(request: ServerRequest): number;
  /** 1-based page of a list. */
  pageOf(request: ServerRequest): number;
  /** Sees the answers of lists, where the next page is asked for by what they hold. */
  rememberCursor?(request: ServerRequest, body: unknown): void;
}

/** Requests of Lightspeed Retail: below the account, with cursors. */
export function retailReader(): RequestReader {
  const pages = pageNumbers();
  return {
    baseSegments: ['API', 'V3', 'Account', '{accountID}'].length,
    isList: (request) => request.method === 'GET' && findEntity(recordPath(request.segments))?.single === false,
    limitOf: (request) => Number(request.params.get('limit') ?? 100),
    pageOf: pages.of,
    rememberCursor: pages.learn,
  };
}

/** Finds the page of its list that a request asks for, by the cursors of earlier answers. */
function pageNumbers() {
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
