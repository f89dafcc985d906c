import type { Failure } from '../../lib/common/http/retry';
import type { RequestResult, RetailClient, RetailRequest } from '../../lib/common/systems/retail/client/request';
import { UnavailableError } from '../../lib/common/util/errors';

export type Row = Record<string, string>;

/** One request as the stub saw it. */
export interface Seen {
  readonly link: string;
  readonly limit: number;
  readonly repeated: boolean;
}

export interface ShopStub extends RetailClient {
  readonly rows: Row[];
  readonly seen: Seen[];
}

export interface StubOptions {
  readonly nowMs?: () => number | undefined;
  /** Called before each answer; a failure is given instead of it. */
  readonly fail?: (request: Seen, number: number) => Failure | undefined;
  /** Called after each answer was made: changes of the shop while it is being read. */
  readonly afterAnswer?: (number: number) => void;
  /** Changes an answer's body. */
  readonly body?: (body: Record<string, unknown>, number: number) => unknown;
}

const BASE = 'https://api.example.test/API/V3/Account/1/';

/** A small shop behind the client's interface: one list, sorted, filtered, read by cursors, as the vendor describes it. */
export function shopStub(entity: string, idField: string, rows: Row[], options: StubOptions = {}): ShopStub {
  const seen: Seen[] = [];
  const attempt = async (request: RetailRequest, { repeated = false } = {}): Promise<RequestResult> => {
    const link = request.query === undefined ? request.path : `${BASE}${request.path}.json?${request.query}`;
    const url = new URL(link);
    const one = { link, limit: Number(url.searchParams.get('limit')), repeated };
    seen.push(one);
    const number = seen.length;
    const failure = options.fail?.(one, number);
    if (failure) return { failure };
    const list = answerTo(url, entity, idField, rows);
    const body = options.body ? options.body(list, number) : list;
    const serverNowMs = options.nowMs?.();
    options.afterAnswer?.(number);
    return { answer: { status: 200, headers: {}, body, serverNowMs }, url: link };
  };
  const send = () => Promise.reject(new Error('lists use attempt'));
  return { rows, seen, attempt, send, accountId: async () => '1' };
}

/** A failed attempt for `fail`. */
export const failure = (kind: Failure['kind'], status?: number, limiter?: Failure['limiter']): Failure => ({
  kind,
  status,
  limiter,
  error: new UnavailableError('Lightspeed is busy.', { status, ray: 'ray-1' }),
});

function answerTo(url: URL, entity: string, idField: string, rows: readonly Row[]): Record<string, unknown> {
  const limit = Number(url.searchParams.get('limit'));
  const sort = url.searchParams.get('sort') ?? idField;
  const key = (row: Row): [string, number] => [sort === idField ? '' : (row[sort] ?? ''), Number(row[idField])];
  const after = url.searchParams.get('after');
  const cursor = after === null ? undefined : (JSON.parse(atob(after)) as [string, number]);
  const conditions = [...url.searchParams]
    .filter(([name]) => !NO_FIELDS.has(name))
    .map(([name, value]) => condition(name, value));
  const matching = rows
    .filter((row) => conditions.every((holds) => holds(row)))
    .map((row) => ({ row, at: key(row) }))
    .filter(({ at }) => cursor === undefined || compare(at, cursor) > 0)
    .sort((a, b) => compare(a.at, b.at));
  const page = matching.slice(0, limit).map(({ row }) => row);
  const last = page.at(-1);
  return {
    '@attributes': { next: last && matching.length > limit ? nextLink(url, key(last)) : '', previous: '' },
    ...(page.length > 0 && { [entity]: page.length === 1 ? { ...page[0] } : page.map((row) => ({ ...row })) }),
  };
}

function nextLink(url: URL, cursor: [string, number]): string {
  const next = new URL(url);
  next.searchParams.set('after', btoa(JSON.stringify(cursor)));
  return next.href;
}

const NO_FIELDS = new Set(['limit', 'sort', 'after', 'load_relations']);

/** Parameters that name no field of a row hold for every row. */
function condition(name: string, text: string): (row: Row) => boolean {
  const [, operator = '=', wanted = ''] = /^(?:(>=|>),)?(.*)$/.exec(text) ?? [];
  const number = /^\d+$/.test(wanted) ? Number(wanted) : undefined;
  return (row) => {
    const value = row[name];
    if (value === undefined) return true;
    const order = number !== undefined ? Number(value) - number : value < wanted ? -1 : value > wanted ? 1 : 0;
    return operator === '=' ? order === 0 : operator === '>' ? order > 0 : order >= 0;
  };
}

const compare = (a: [string, number], b: [string, number]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1];
