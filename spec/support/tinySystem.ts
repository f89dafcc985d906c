import { connectionKey } from '../../lib/common/auth/registry';
import { requestFailureOf } from '../../lib/common/http/failure';
import { finalError } from '../../lib/common/http/retry';
import type { HttpResponse, Method, Transport } from '../../lib/common/http/transport';
import type { Entity } from '../../lib/common/model/entity';
import type { Condition, ListQuery, RecordRef, VendorRecord } from '../../lib/common/model/query';
import { parseTime } from '../../lib/common/model/times';
import { limiterFor } from '../../lib/common/rate/registry';
import { createSerialLimiter } from '../../lib/common/rate/serialLimiter';
import { SYSTEMS } from '../../lib/common/systems';
import type {
  ConnectionSettings,
  RecordStore,
  System,
  SystemModule,
  SystemRuntime,
} from '../../lib/common/systems/system';
import type { Clock } from '../../lib/common/util/clock';
import { ConfigurationError, InputError, NotFoundError, ReconnectError } from '../../lib/common/util/errors';
import { textField } from '../../lib/common/util/given';

/** A second system, as small as can be: three fields, ids of text, a user and a password, no rate headers. */
export const VENDOR = 'Tinyware';

const part: Entity = {
  entity: 'Part',
  kind: 'entity',
  label: 'Part',
  plural: 'Parts',
  path: 'parts',
  envelope: null,
  idField: 'id',
  idFormat: 'text',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: ['id', 'changedAt'],
  timeFields: { changedAt: { sortable: true, tracks: 'updates' } },
  relations: {},
  fields: {
    id: { type: 'string', readOnly: true },
    name: { type: 'string' },
    changedAt: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  uniqueFields: ['name'],
  create: { fields: ['name'], required: ['name'] },
  update: { fields: ['name'], required: [] },
};

const { timeFields: _, ...timeless } = part;

/** Without a time to be polled by: only its ids tell which records are new. */
const box: Entity = { ...timeless, entity: 'Box', label: 'Box', plural: 'Boxes', path: 'boxes' };

interface TinyConnection extends ConnectionSettings {
  readonly userName: string;
  readonly password: string;
}

export const tiny: SystemModule<TinyConnection> = {
  name: 'tiny',
  vendor: VENDOR,
  catalogue: { Part: part, Box: box },
  forms: {},
  readConnection(cfg) {
    const [origin, userName, password] = ['environmentUrl', 'userName', 'password'].map((name) => textField(cfg[name]));
    if (!origin || !userName || !password) throw new ConfigurationError('Fill in URL, user name and password.');
    const key = connectionKey(origin, userName);
    return { origin, userName, password, tokensKey: key, bucketKey: key };
  },
  readFilter(entity, text) {
    const pairs = [...new URLSearchParams(text)];
    const unknown = pairs.flatMap(([field]) => (field in entity.fields ? [] : [`"${field}" is unknown`]));
    if (unknown.length > 0) throw new InputError(unknown.join('; '));
    return { filters: pairs.map(([field, value]) => ({ field, operator: '=', values: [value] })), parents: {} };
  },
  searchIssues: ({ fields }, alternatives) =>
    alternatives.flat().flatMap(({ field }) => (field in fields ? [] : [`"${field}" is unknown`])),
  open,
};

/** Makes the system known for the tests of a suite, as a line in the list of systems would. */
export function registerTiny(): void {
  const systems = SYSTEMS as Record<string, SystemModule>;
  before(() => {
    systems[tiny.name] = tiny;
  });
  after(() => {
    delete systems[tiny.name];
  });
}

function open(runtime: SystemRuntime, connection: TinyConnection): System {
  const send = createSender(runtime, connection);
  const records = recordsOf(runtime, send);
  const all = async (query: ListQuery): Promise<VendorRecord[]> => {
    const found: VendorRecord[] = [];
    for await (const page of records.pages(query)) found.push(...page.records);
    return found;
  };
  const find: System['find'] = async ({ entity, criterion, value }) =>
    (await all({ entity, filters: [{ field: criterion ?? 'id', operator: '=', values: [value] }] })).slice(0, 2);
  const search: System['search'] = async function* ({ alternatives, ...list }) {
    const isFound = (record: VendorRecord) => alternatives.some((each) => each.every((one) => holds(one, record)));
    yield (await all(list)).filter(isFound);
  };
  return {
    ...records,
    find,
    search,
    async count(request) {
      let count = 0;
      for await (const batch of search(request)) count += batch.length;
      return count;
    },
    async findSet({ values, ...lookup }) {
      const found = await Promise.all(values.map(async (value) => [value, await find({ ...lookup, value })] as const));
      return new Map(found.filter(([, matches]) => matches.length > 0));
    },
    verify: async () => void (await send('GET', '/parts')),
  };
}

function recordsOf({ clock }: SystemRuntime, send: Sender): RecordStore {
  const pathOf = ({ entity, id }: RecordRef) => `/${entity.path}/${encodeURIComponent(id)}`;
  const orNone = (error: unknown) => {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  };
  return {
    catalogue: tiny.catalogue,
    async *pages({ entity, filters = [], sort }, { pageSize = 100 } = {}) {
      const conditions = filters.flatMap((filter) => ('anyOf' in filter ? [] : [filter]));
      const list = ((await send('GET', `/${entity.path}`)) as VendorRecord[])
        .filter((record) => conditions.every((condition) => holds(condition, record)))
        .sort((a, b) => compare(a[sort?.field ?? 'id'], b[sort?.field ?? 'id']) || compare(a['id'], b['id']));
      for (let at = 0; at === 0 || at < list.length; at += pageSize) {
        const page = list.slice(at, at + pageSize);
        yield { records: page, number: at / pageSize + 1, serverNowMs: clock.nowMs() };
      }
    },
    get: async (ref) => (await send('GET', pathOf(ref)).catch(orNone)) as VendorRecord | undefined,
    create: async ({ entity, fields }) => (await send('POST', `/${entity.path}`, fields)) as VendorRecord,
    update: async (ref, fields) => (await send('PUT', pathOf(ref), fields)) as VendorRecord,
    async remove(ref) {
      const gone = await send('DELETE', pathOf(ref)).catch(orNone);
      return gone === undefined ? undefined : { id: ref.id, archived: false };
    },
  };
}

type Sender = (method: Method, path: string, body?: unknown) => Promise<unknown>;

/** Sends one request after the other, with user and password, and no retries. */
function createSender(runtime: SystemRuntime, { origin, userName, password, bucketKey }: TinyConnection): Sender {
  const { clock, stats, deadline, log } = runtime;
  const limiter = limiterFor(bucketKey, () => createSerialLimiter({ clock, random: () => 0 }));
  const transport = runtime.transportTo(origin);
  const authorization = `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`;
  return async (method, path, body) => {
    const booking = await limiter.acquire(1, { deadlineMs: deadline.atMs });
    stats.requests++;
    const response = await transport.send({
      method,
      url: `${origin}${path}`,
      headers: { authorization },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { status, headers } = response;
    const retryAfterS = Number(headers['retry-after'] ?? 0);
    booking.settle({ status, rate: { retryAfterMs: retryAfterS * 1000 } });
    log.info('%s %s: %s', method, path, status);
    if (status < 300) return JSON.parse(response.body);
    const failure = requestFailureOf(response, { method, path, vendor: VENDOR, meanings: MEANINGS });
    throw finalError(
      { failure, earlier: [], repeat: method === 'POST' ? 'ifNotDone' : 'always', elapsedMs: 0 },
      VENDOR,
    );
  };
}

/** Here a 401 says that the password is wrong. */
const MEANINGS = { 401: [ReconnectError, 'does not know this user and password'] } as const;

const isTime = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

function compare(a: unknown, b: unknown): number {
  const [left, right] = [a, b].map((each) => (isTime(each) ? (parseTime(each) ?? 0) : String(each)));
  if (left === undefined || right === undefined || left === right) return 0;
  return left < right ? -1 : 1;
}

function holds({ field, operator, values: [value = ''] }: Condition, record: VendorRecord): boolean {
  const order = compare(record[field], value);
  const results: Partial<Record<Condition['operator'], boolean>> = {
    '=': order === 0,
    '!=': order !== 0,
    '>': order > 0,
    '>=': order >= 0,
    '<': order < 0,
    '<=': order <= 0,
  };
  return results[operator] ?? false;
}

export interface TinyServer {
  readonly transport: Transport;
  /** `POST /parts` */
  readonly wire: string[];
  /** Answers to give instead of its own, first come first served. */
  readonly faults: HttpResponse[];
  readonly lists: { readonly parts: VendorRecord[]; readonly boxes: VendorRecord[] };
}

/** The other side: `/parts` and `/boxes` in memory, ids that it gives itself: `PO-000001`. */
export function tinyServer(clock: Clock, password: string): TinyServer {
  const lists = { parts: [], boxes: [] };
  const listAt = (path: string): VendorRecord[] => lists[path as keyof typeof lists] ?? [];
  const wire: string[] = [];
  const faults: HttpResponse[] = [];
  let count = 0;
  const now = () => new Date(clock.nowMs()).toISOString().replace(/\.\d+/, '');
  const answer = (status: number, body?: unknown) => ({ status, headers: {}, body: JSON.stringify(body ?? {}) });
  const handle = (method: Method, list: VendorRecord[], id: string | undefined, body: VendorRecord): HttpResponse => {
    if (method === 'POST') {
      list.push({ id: `PO-${String(++count).padStart(6, '0')}`, ...body, changedAt: now() });
      return answer(201, list.at(-1));
    }
    if (id === undefined) return answer(200, list);
    const at = list.findIndex((record) => record['id'] === id);
    if (at < 0) return answer(404);
    if (method === 'PUT') list[at] = { ...list[at], ...body, changedAt: now() };
    return answer(200, method === 'DELETE' ? list.splice(at, 1)[0] : list[at]);
  };
  return {
    wire,
    faults,
    lists,
    transport: {
      async send({ method, url, headers, body }) {
        const [, path = '', id] = new URL(url).pathname.split('/');
        wire.push(`${method} ${new URL(url).pathname}`);
        const fault = faults.shift();
        if (fault) return fault;
        const [, given] = Buffer.from(headers['authorization']?.slice(6) ?? '', 'base64')
          .toString()
          .split(':');
        if (given !== password) return answer(401);
        const fields = typeof body === 'string' ? JSON.parse(body) : {};
        return handle(method, listAt(path), id === undefined ? id : decodeURIComponent(id), fields);
      },
    },
  };
}
