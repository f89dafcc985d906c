import type { ServerRequest } from '../server/readRequest';
import { type RequestReader, retailReader } from './requestReader';
import type { Fault, FaultAction, Faults } from './types';

/** The faults as the server uses them. */
export interface FaultInjector extends Faults {
  /** The action of the fault that affects this request; counts the request for all faults that match. */
  match(request: ServerRequest): FaultAction | undefined;
  /** Remembers the cursor of an answer, for faults that name a page. */
  rememberCursor(request: ServerRequest, body: unknown): void;
}

/** @param reader what the conditions of a fault mean for the requests of this vendor */
export function createFaults(reader: RequestReader = retailReader()): FaultInjector {
  let scripted: { readonly fault: Fault; matched: number }[] = [];

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
    rememberCursor: (request, body) => reader.rememberCursor?.(request, body),
    match(request) {
      const matching = scripted.filter(({ fault }) => matches(fault, request, reader));
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

function matches(fault: Fault, request: ServerRequest, reader: RequestReader): boolean {
  const { method, path, page: wantedPage, when, action } = fault;
  return (
    (method === undefined || method === request.method) &&
    (path === undefined || matchesPath(path, request, reader)) &&
    (wantedPage === undefined || (wantedPage === reader.pageOf(request) && reader.isList(request))) &&
    (when === undefined || when(request.params)) &&
    (action.kind !== 'maxPage' || (reader.isList(request) && reader.limitOf(request) > action.limit))
  );
}

function matchesPath(path: string | RegExp, request: ServerRequest, reader: RequestReader): boolean {
  if (path instanceof RegExp) return path.test(request.path);
  const whole = request.segments ?? [];
  const actual = path.startsWith('/') ? whole : whole.slice(reader.baseSegments);
  const wanted = path.split('/').filter((segment) => segment !== '');
  return (
    wanted.length > 0 &&
    wanted.every((segment, at) => segment === actual[at] || (segment === '*' && at < actual.length))
  );
}
