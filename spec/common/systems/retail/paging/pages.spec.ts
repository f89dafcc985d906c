import { format } from 'node:util';
import { expect } from 'chai';
import type { Failure } from '../../../../../lib/common/http/retry';
import type { ListQuery, Page, PageOptions } from '../../../../../lib/common/model/query';
import type { RetailClient, RetailRequest } from '../../../../../lib/common/systems/retail/client/request';
import type { RetailContext } from '../../../../../lib/common/systems/retail/context';
import { createRetailSystem } from '../../../../../lib/common/systems/retail/system';
import {
  ConfigurationError,
  IncompleteListError,
  InputError,
  type LightspeedError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../../../../../lib/common/util/errors';
import { silentLog } from '../../../../../lib/common/util/log';
import { newRunStats } from '../../../../../lib/common/util/stats';
import { entityOf } from '../../../../support/entityOf';
import { errorOf } from '../../../../support/errorOf';
import { failure, type Row, type Seen, type ShopStub, type StubOptions, shopStub } from '../../../../support/shopStub';
import { testClock } from '../../../../support/testClock';

const items = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ itemID: String(at + 1), description: `Item ${at + 1}` }));
const shop = (count: number, options: StubOptions = {}) => shopStub('Item', 'itemID', items(count), options);
const query: ListQuery = { entity: entityOf('Item') };

const ORIGIN = 'https://api.example.test';
const context = (): Omit<RetailContext, 'client'> => ({ clock: testClock(), log: silentLog, random: () => 0 });
const pagesOf = (client: RetailClient, options?: PageOptions, what: ListQuery = query, use = context()) =>
  createRetailSystem({ client, ...use }).pages(what, options);

async function readAll(client: RetailClient, options?: PageOptions): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of pagesOf(client, options)) pages.push(page);
  return pages;
}
const ids = (pages: readonly Page[]) => pages.flatMap(({ records }) => records.map(({ itemID }) => Number(itemID)));
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
const limits = ({ seen }: ShopStub) => seen.map(({ limit }) => limit);

const readingError = (client: RetailClient, options?: PageOptions): Promise<LightspeedError> =>
  errorOf(readAll(client, options));

describe('pages', () => {
  it('tell of a to-many relation that no record of a page shows', async () => {
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (text: string, ...values: unknown[]) => warnings.push(format(text, ...values)) };
    const rows: Row[] = [
      { itemID: '1', ItemShops: '', Images: '' },
      { itemID: '2', ItemVendorNums: '' },
    ];
    const relations = ['ItemShops', 'Images', 'ItemVendorNums', 'TagRelations', 'Category', 'ItemComponents'];
    const what = { ...query, relations };
    for await (const { records } of pagesOf(shopStub('Item', 'itemID', rows), {}, what, { ...context(), log })) {
      expect(records.map(({ TagRelations }) => TagRelations)).to.deep.equal([{ TagRelation: [] }, { TagRelation: [] }]);
    }
    expect(warnings).to.deep.equal([
      'Items: no record of this page shows TagRelations, ItemComponents, their lists are given as empty',
    ]);
  });

  it('follow the next links as they are, to the end', async () => {
    const vendor = shop(250, { nowMs: () => 1_780_315_200_000 });
    const pages = await readAll(vendor);
    expect(ids(pages)).to.deep.equal(upTo(250));
    expect(pages.map(({ number, serverNowMs, records }) => [number, serverNowMs, records.length])).to.deep.equal([
      [1, 1_780_315_200_000, 100],
      [2, 1_780_315_200_000, 100],
      [3, 1_780_315_200_000, 50],
    ]);
    expect(vendor.seen.map(({ link }) => link)).to.deep.equal([
      'https://api.example.test/API/V3/Account/1/Item.json?limit=100',
      `https://api.example.test/API/V3/Account/1/Item.json?limit=100&after=${encodeURIComponent(btoa('["",100]'))}`,
      `https://api.example.test/API/V3/Account/1/Item.json?limit=100&after=${encodeURIComponent(btoa('["",200]'))}`,
    ]);
  });

  it('are asked for when they are wanted', async () => {
    const vendor = shop(250);
    const pages = pagesOf(vendor);
    expect(vendor.seen).to.have.length(0);
    for await (const page of pages) if (page.number === 2) break;
    expect(vendor.seen).to.have.length(2);
  });

  it('are normalized', async () => {
    const vendor = shopStub('Item', 'itemID', [{ itemID: '1', tax: 'true', publishToEcom: 'false' }]);
    const [page] = await readAll(vendor);
    expect(page?.records).to.deep.equal([{ itemID: '1', tax: true, publishToEcom: false }]);
  });

  it('of an empty list are one empty page', async () => {
    const vendor = shop(0);
    expect((await readAll(vendor)).map(({ records }) => records)).to.deep.equal([[]]);
    expect(vendor.seen).to.have.length(1);
  });

  /** The vendor leaves the key of the records out where there are none. */
  const emptied = (body: Record<string, unknown>) => ({ '@attributes': body['@attributes'] });

  it('without records are read once more, where another page follows or came before', async () => {
    for (const lost of [1, 2, 3]) {
      const vendor = shop(250, { body: (body, number) => (number === lost ? emptied(body) : body) });
      expect(ids(await readAll(vendor)), `page ${lost}`).to.deep.equal(upTo(250));
      expect(vendor.seen).to.have.length(4);
    }
  });

  it('go on after a page that is really empty', async () => {
    const vendor = shop(150, { body: (body, number) => (number <= 2 ? emptied(body) : body) });
    expect(ids(await readAll(vendor))).to.deep.equal(upTo(150).slice(100));
    expect(vendor.seen).to.have.length(3);
  });

  it('without records, each of which names another one, end in an error', async () => {
    const vendor = shop(100_000, { body: (body, number) => (number > 1 ? emptied(body) : body) });
    const endless = { ...vendor, attempt: endlessly(vendor) };
    const error = await readingError(endless);
    expect(error).to.be.instanceOf(ProtocolError);
    expect(error.message).to.match(
      /^Items: page 6 \(status 200\) names a next page but brings nothing new, like the 4 pages before/,
    );
    expect(vendor.seen, 'each of them is read twice').to.have.length(1 + 2 * 5);
  });

  it('with the same records again and again end in an error as well', async () => {
    const vendor = shop(1, { body: (body) => body });
    const error = await readingError({
      ...vendor,
      attempt: endlessly(vendor, (body) => ({ ...body, Item: items(1)[0] })),
    });
    expect(error).to.be.instanceOf(ProtocolError);
    expect(error.message).to.contain('the list has no end');
    expect(vendor.seen).to.have.length(6);
  });

  /** Every answer names a page that nobody has seen. */
  function endlessly(vendor: ShopStub, bend = (body: object): object => body): RetailClient['attempt'] {
    let number = 0;
    return async (request, options) => {
      const one = await vendor.attempt(request, options);
      const next = `https://api.example.test/API/V3/Account/1/Item.json?limit=100&after=${btoa(`["",-${++number}]`)}`;
      return 'answer' in one
        ? { answer: { ...one.answer, body: { ...bend(one.answer.body as object), '@attributes': { next } } } }
        : one;
    };
  }

  it('go below their parent, with price and scopes on every page', async () => {
    const requests: RetailRequest[] = [];
    const vendor = shop(150);
    const client: RetailClient = {
      ...vendor,
      attempt: (request, options) => {
        requests.push(request);
        return vendor.attempt(request, options);
      },
    };
    const priced: ListQuery = { entity: entityOf('Item'), relations: ['ItemShops'] };
    for await (const _ of pagesOf(client, {}, priced));
    const { scopes } = entityOf('Item');
    expect(requests.map(({ path, query: text, ...rest }) => rest)).to.deep.equal([
      { method: 'GET', costDrips: 1.4, repeat: 'always', scopes },
      { method: 'GET', costDrips: 1.4, repeat: 'always', scopes },
    ]);
    expect(requests[0]).to.include({ path: 'Item', query: 'load_relations=%5B%22ItemShops%22%5D&limit=100' });
    const nested = shopStub('SaleLine', 'saleLineID', []);
    for await (const _ of pagesOf(nested, {}, { entity: entityOf('SaleSaleLine'), parents: { saleID: '277' } }));
    expect(nested.seen[0]?.link).to.contain('/Sale/277/SaleLine.json?limit=100');
  });

  it('refuse wrong sizes and queries before anything is sent', async () => {
    for (const pageSize of [0, 101, 1.5, Number.NaN]) {
      const vendor = shop(1);
      expect(await readingError(vendor, { pageSize }))
        .to.be.instanceOf(InputError)
        .with.property('message')
        .that.contains('1 to 100');
      expect(vendor.seen).to.have.length(0);
    }
  });
});

describe('pages: links', () => {
  const withNext = (next: unknown): ShopStub =>
    shop(300, { body: (body, number) => (number === 2 ? { ...body, '@attributes': { next } } : body) });

  for (const [what, next, text] of [
    ['to another server', 'https://evil.test/API/V3/Account/1/Item.json?after=x', 'another server'],
    ['to another port', 'https://api.example.test:8443/API/V3/Account/1/Item.json?after=x', 'another server'],
    ['without encryption', 'http://api.example.test/API/V3/Account/1/Item.json?after=x', 'another server'],
    ['that is no address', '/Item.json?after=x', 'no web address'],
    ['without a host', 'file:///etc/passwd', 'no web address'],
    ['with a user', 'https://user@api.example.test/API/V3/Account/1/Item.json?after=x', 'another server'],
    ['of another account', 'https://api.example.test/API/V3/Account/2/Item.json?after=x', 'another account'],
    ['of another list', 'https://api.example.test/API/V3/Account/1/Sale.json?after=x', 'another list'],
    ['of a list below it', 'https://api.example.test/API/V3/Account/1/Item/1/Item.json?after=x', 'another list'],
    [
      'of another version',
      'https://api.example.test/API/Account/1/Item.json?after=x',
      'another account or another list',
    ],
    [
      'already followed',
      `https://api.example.test/API/V3/Account/1/Item.json?limit=100&after=${encodeURIComponent(btoa('["",100]'))}`,
      'already read',
    ],
    [
      'already followed with another limit',
      `https://api.example.test/API/V3/Account/1/Item.json?limit=7&after=${encodeURIComponent(btoa('["",100]'))}`,
      'already read',
    ],
  ] as const) {
    it(`${what} are refused by page`, async () => {
      const vendor = withNext(next);
      const error = await readingError(vendor);
      expect(error).to.be.instanceOf(ProtocolError);
      expect(error.message)
        .to.match(new RegExp(`^Items: page 2 .*${text}`))
        .and.not.contain('after=');
      expect(vendor.seen, 'nothing is sent there').to.have.length(2);
    });
  }

  for (const [what, next, text] of [
    ['to the first page', 'https://api.example.test/API/V3/Account/1/Item.json?limit=50&sort=itemID', 'already read'],
    ['to another server', 'https://evil.test/API/V3/Account/1/Item.json?limit=100&after=x', 'another server'],
  ] as const) {
    it(`of the first page ${what} are refused before its records go out`, async () => {
      const vendor = shop(300, { body: (body) => ({ ...body, '@attributes': { next } }) });
      const pages = pagesOf(vendor, {}, { ...query, sort: { field: 'itemID' } }, { ...context(), origin: ORIGIN });
      const error = await pages[Symbol.asyncIterator]()
        .next()
        .catch((thrown: Error) => thrown);
      expect(error).to.be.instanceOf(ProtocolError).and.include({ status: 200 });
      expect((error as Error).message).to.match(new RegExp(`^Items: page 1 \\(status 200\\) .*${text}`));
      expect(vendor.seen).to.have.length(1);
    });
  }

  it('change in nothing but the limit after a halving', async () => {
    const next =
      'https://api.example.test/API/V3/Account/1/Item.json?a=%2B%2b~!&limit=100&creditlimit=5&after=WyIiLDEwMF0%3d';
    const vendor = shop(300, {
      body: (body, number) => ({ ...body, '@attributes': { next: number === 1 ? next : '' } }),
      fail: (_, number) => (number === 2 ? failure('status', 500) : undefined),
    });
    await readAll(vendor);
    expect(vendor.seen.slice(1).map(({ link }) => link)).to.deep.equal([next, next.replace('limit=100', 'limit=50')]);
  });

  it('get a limit when they have none', async () => {
    const next = 'https://api.example.test/API/V3/Account/1/Item.json?after=WyIiLDEwMF0%3d';
    const vendor = shop(300, {
      body: (body, number) => ({ ...body, '@attributes': { next: number === 1 ? next : '' } }),
    });
    await readAll(vendor, { pageSize: 20 });
    expect(vendor.seen[1]?.link).to.equal(`${next}&limit=20`);
  });
});

describe('pages: halving', () => {
  it('finds a size that works and tries larger ones rarely', async () => {
    const vendor = shop(1000, { fail: ({ limit }) => (limit > 30 ? failure('status', 500) : undefined) });
    expect(ids(await readAll(vendor))).to.deep.equal(upTo(1000));
    const small = (count: number): number[] => Array.from({ length: count }, () => 25);
    expect(limits(vendor)).to.deep.equal([100, 50, ...small(5), 50, ...small(10), 50, ...small(20), 50, ...small(5)]);
  });

  it('grows back to the configured size', async () => {
    const vendor = shop(1000, { fail: (_, number) => (number <= 2 ? failure('timeout') : undefined) });
    expect(ids(await readAll(vendor, { pageSize: 80 }))).to.deep.equal(upTo(1000));
    expect(limits(vendor).slice(0, 14)).to.deep.equal([80, 40, 20, 20, 20, 20, 20, 40, 40, 40, 40, 40, 80, 80]);
  });

  it('asks again at the same size after one refusal that names its limiter, at once', async () => {
    const clock = testClock();
    const vendor = shop(5, { fail: (_, number) => (number === 1 ? failure('status', 429, 'burst') : undefined) });
    const startMs = clock.nowMs();
    for await (const _ of pagesOf(vendor, {}, query, { clock, log: silentLog }));
    expect(limits(vendor)).to.deep.equal([100, 100]);
    expect(vendor.seen.map(({ repeated }) => repeated)).to.deep.equal([false, true]);
    expect(clock.nowMs()).to.equal(startMs);
  });

  it('never halves for refusals that a limiter explains, and does after one without a name', async () => {
    const often = shop(5, { fail: (_, number) => (number <= 200 ? failure('status', 429, 'bucket') : undefined) });
    await readAll(often);
    expect(limits(often)).to.deep.equal(Array(201).fill(100));
    const unnamed = shop(5, { fail: (_, number) => (number === 1 ? failure('status', 429) : undefined) });
    await readAll(unnamed);
    expect(limits(unnamed)).to.deep.equal([100, 50]);
  });

  it('does not take refusals of different pages for a row', async () => {
    const vendor = shop(300, {
      fail: (_, number) => (number % 2 === 1 ? failure('status', 429, 'bucket') : undefined),
    });
    expect(ids(await readAll(vendor))).to.deep.equal(upTo(300));
    expect(new Set(limits(vendor))).to.deep.equal(new Set([100]));
  });

  it('names the record that cannot be read even alone', async () => {
    const vendor = shop(300, {
      // Record 130 breaks every page that holds it.
      fail: (request) => (holds(request, 130) ? failure('status', 500) : undefined),
    });
    const error = await readingError(vendor);
    expect(error).to.be.instanceOf(IncompleteListError);
    expect(error.message).to.match(/^Items: object 130, alone on page \d+, could not be read \(status 500\)\. /);
    expect(error).to.include({ status: 500, ray: 'ray-1' });
    expect(limits(vendor).slice(-5), 'five tries').to.deep.equal([1, 1, 1, 1, 1]);
  });

  it('waits longer and longer, and counts it', async () => {
    const clock = testClock();
    const stats = newRunStats();
    const vendor = shop(5, { fail: (_, number) => (number <= 4 ? failure('status', 503) : undefined) });
    const startMs = clock.nowMs();
    for await (const _ of pagesOf(vendor, {}, query, { clock, log: silentLog, random: () => 0, stats }));
    expect(clock.nowMs() - startMs).to.equal(500 + 1000 + 2000 + 4000);
    expect(stats.waitedMs.backoff).to.equal(7500);
  });
});

describe('pages: faults at every page', () => {
  const temporary: Failure[] = [
    failure('status', 429, 'bucket'),
    failure('status', 429),
    failure('status', 500),
    failure('status', 502),
    failure('status', 503),
    failure('status', 504),
    failure('timeout'),
    failure('refused'),
    failure('reset'),
    failure('truncated', 200),
    failure('tooLarge', 200),
  ];
  for (const one of temporary) {
    it(`${one.kind} ${one.status ?? ''}: all records arrive, once and in order`, async () => {
      for (let at = 1; at <= 3; at++) {
        const vendor = shop(250, { fail: (_, number) => (number === at ? one : undefined) });
        expect(ids(await readAll(vendor)), `page ${at}`).to.deep.equal(upTo(250));
      }
    });
  }

  it('a connection that stays broken ends the list after six tries', async () => {
    for (const kind of ['refused', 'reset', 'truncated'] as const) {
      const vendor = shop(250, { fail: (_, number) => (number >= 2 ? failure(kind) : undefined) });
      const error = await readingError(vendor);
      expect(error).to.be.instanceOf(IncompleteListError).and.include({ page: 2 });
      expect(error.message).to.contain(`page 2, after 100 objects, could not be read (${kind})`);
      expect(limits(vendor)).to.deep.equal([100, 100, 100, 100, 100, 100, 100]);
    }
  });

  for (const tries of [1, 2, 3]) {
    it(`${tries} attempts are made where the environment allows ${tries}, whatever the failure`, async () => {
      for (const one of [failure('reset'), failure('timeout'), failure('status', 503), failure('status', 429)]) {
        const vendor = shop(250, { fail: () => one });
        const use = { ...context(), settings: { tries, retryLimitMs: 600_000 } };
        const reading = pagesOf(vendor, {}, query, use)[Symbol.asyncIterator]().next();
        const error = await errorOf(reading);
        expect(error).to.be.instanceOf(IncompleteListError);
        expect(vendor.seen, `${one.kind} ${one.status}`).to.have.length(tries);
      }
    });
  }

  it('another status ends the list at once, with the typed error as the cause', async () => {
    const gone = new NotFoundError('There is no such list.', { status: 404, path: 'Item' });
    for (let at = 1; at <= 3; at++) {
      const vendor = shop(250, {
        fail: (_, number) => (number === at ? { kind: 'status', status: 404, error: gone } : undefined),
      });
      const error = await readingError(vendor);
      expect(error)
        .to.be.instanceOf(IncompleteListError)
        .and.include({ page: at, status: 404, path: 'Item', cause: gone });
      expect(error.message).to.equal(
        `Items: page ${at}, after ${(at - 1) * 100} objects, could not be read (status 404). ${gone.message}`,
      );
      expect(vendor.seen).to.have.length(at);
    }
  });

  const THROWN: readonly [LightspeedError, abstract new (...args: never) => LightspeedError][] = [
    [new UnavailableError('Lightspeed is busy.', { status: 503 }), IncompleteListError],
    [new ReconnectError('Authenticate again.', { status: 401 }), ReconnectError],
    [new ConfigurationError('Correct the client.', { status: 401 }), ConfigurationError],
    [new PermissionError('A scope is missing.', { status: 403 }), PermissionError],
  ];
  for (const [thrown, ErrorOfKind] of THROWN) {
    it(`the ${thrown.name} of the client comes as ${ErrorOfKind.name} that names the page`, async () => {
      for (const failing of [
        { ...shop(1), attempt: () => Promise.reject(thrown) },
        { ...shop(1), attempt: async () => ({ failure: { kind: 'status', status: 400, error: thrown } }) },
      ] as RetailClient[]) {
        const error = await readingError(failing);
        expect(error).to.be.instanceOf(ErrorOfKind).and.include({ cause: thrown });
        expect(error.message).to.match(/^Items: page 1, after 0 objects, could not be read \(status 4\d\d|503\)\. /);
        expect(error.message).to.contain(thrown.message);
      }
    });
  }

  it('a mistake of ours stays what it is', async () => {
    const bug = new TypeError('oops');
    expect(await readingError({ ...shop(1), attempt: () => Promise.reject(bug) })).to.equal(bug);
  });

  it('an answer that is no page is an error, not an end', async () => {
    for (const broken of [{}, '<html>', null, { message: 'sorry' }, { '@attributes': {}, Item: [{ itemID: '1' }] }]) {
      const vendor = shop(250, { body: (body, number) => (number === 2 ? broken : body) });
      const error = await readingError(vendor);
      expect(error, JSON.stringify(broken)).to.be.instanceOf(ProtocolError);
      expect(error.message).to.contain('page 2 (status 200)');
    }
  });
});

/** Whether a page, as it was asked for, contains the record with that id. */
function holds({ link, limit }: Seen, id: number): boolean {
  const after = new URL(link).searchParams.get('after');
  const before = after === null ? 0 : Number(JSON.parse(atob(after))[1]);
  return before < id && id <= before + limit;
}
