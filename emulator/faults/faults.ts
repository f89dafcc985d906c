import { findEntity, recordPath } from '../findEntity';
import type { ServerRequest } from '../server/readRequest';
import type { Fault, FaultAction, Faults } from './types';

/** The faults as the server uses them. */
export interface FaultInjector extends Faults {
  /** The action of the fault that affects this request; counts the request for all faults that match. */
  match(request: ServerRequest): FaultAction | undefined;
  /** Remembers the cursor of an answer, for faults that name a page. */
  rememberCursor(request: ServerRequest, body: unknown): void;
}

export function createFaults(): FaultInjector {
  let scripted: { readonly fault: Fault; matched: number }[] = [];
  const pages = pageNumbers();

  return {
    add(fault) {
      if (typeof fault.path === 'string' && /\.(json|xml|html|pdf)$/.test(fault.path)) {
        throw new RangeError(`Leave the suffix out of ${fault.path}`);
      }
      scripted.push({ fault, matched: 0 });
    },
    clear() {
      scripted = [];
    },
    pending: () =>
      scripted
        .filter(({ fault, matched }) => Number.isFinite(endOf(fault)) && matched < endOf(fault))
        .map(({ fault }) => fault),
    rememberCursor: pages.learn,
    match(request) {
      const matching = scripted.filter(({ fault }) => matches(fault, request, pages.of(request)));
      for (const rule of matching) rule.matched++;
      return matching.find(({ fault, matched }) => isDue(fault, matched))?.fault.action;
    },
  };
}

function isDue(fault: Fault, matched: number): boolean {
  const { nth = 1, every = 1 } = fault;
  return matched >= nth && matched <= endOf(fault) && (matched - nth) % every === 0;
}

/** Number of the last matching request that the fault affects. */
function endOf({ nth = 1, every, times, action }: Fault): number {
  const isEndless = every !== undefined || action.kind === 'maxPage';
  return nth + ((times ?? (isEndless ? Number.POSITIVE_INFINITY : 1)) - 1) * (every ?? 1);
}

function matches(fault: Fault, request: ServerRequest, page: number): boolean {
  const { method, path, page: wantedPage, when, action } = fault;
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || matchesPath(path, request)) &&
    (wantedPage === undefined || (wantedPage === page && isList(request))) &&
    (when === undefined || when(request.params)) &&
    (action.kind !== 'maxPage' || (isList(request) && Number(request.params.get('limit') ?? 100) > action.limit))
  );
}

function matchesPath(path: string | RegExp, request: ServerRequest): boolean {
  if (path instanceof RegExp) return path.test(request.path);
  const whole = request.segments ?? [];
  const actual = path.startsWith('/') ? whole : whole.slice(ACCOUNT_SEGMENTS);
  const wanted = path.split('/').filter((segment) => segment !== '');
  return wanted.length > 0 && wanted.every((segment, at) => segment === actual[at]);
}

/** `API`, `V3`, `Account` and the account's id. */
const ACCOUNT_SEGMENTS = 4;

const isList = (request: ServerRequest): boolean =>
  request.method === 'GET' && findEntity(recordPath(request.segments))?.single === false;

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
