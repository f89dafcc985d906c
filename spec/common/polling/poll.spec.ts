import { expect } from 'chai';
import type { VendorRecord } from '../../../lib/common/model/query';
import { formatTime } from '../../../lib/common/model/times';
import type { PollOutput, PollSummary } from '../../../lib/common/polling/poll';
import { poll } from '../../../lib/common/polling/poll';
import type { PollSettings } from '../../../lib/common/polling/pollSettings';
import { createRetailSystem } from '../../../lib/common/systems/retail/system';
import { createDeadline } from '../../../lib/common/util/deadline';
import { DeadlineError, InputError, ProtocolError } from '../../../lib/common/util/errors';
import type { Log } from '../../../lib/common/util/log';
import { silentLog } from '../../../lib/common/util/log';
import { errorOf } from '../../support/errorOf';
import { pollSettings } from '../../support/pollSettings';
import { type Row, type ShopStub, type StubOptions, shopStub } from '../../support/shopStub';
import { testClock } from '../../support/testClock';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const byTime = (more: Partial<PollSettings> = {}) => pollSettings('Item', { kind: 'time', field: 'timeStamp' }, more);
const byId = (more: Partial<PollSettings> = {}) => pollSettings('InventoryLog', { kind: 'id' }, more);

/** `[id, seconds before noon]` */
const items = (...list: [number, number][]): Row[] =>
  list.map(([id, agoS]) => ({ itemID: String(id), timeStamp: formatTime(NOON - agoS * 1000) }));
/** Items 1 to `count`, the last one a minute before noon, a second between them. */
const line = (count: number) =>
  items(...Array.from({ length: count }, (_, at): [number, number] => [at + 1, count - at + 59]));

interface RecordedOutput extends PollOutput {
  readonly pages: string[][];
  readonly snapshots: unknown[];
  /** Pages and snapshots in the order they came. */
  readonly order: string[];
}

function recorder(): RecordedOutput {
  const pages: string[][] = [];
  const snapshots: unknown[] = [];
  const order: string[] = [];
  return {
    pages,
    snapshots,
    order,
    async page(records) {
      order.push('page');
      pages.push(records.map(({ itemID, inventoryLogID }) => String(itemID ?? inventoryLogID)));
    },
    async snapshot(value) {
      order.push('snapshot');
      snapshots.push(JSON.parse(JSON.stringify(value)));
    },
  };
}

const shopOf = (rows: Row[], options: StubOptions = {}): ShopStub =>
  shopStub('Item', 'itemID', rows, { nowMs: () => NOON, ...options });

interface Play {
  readonly snapshot?: unknown;
  readonly output?: PollOutput;
  readonly clock?: ReturnType<typeof testClock>;
  readonly log?: Log;
}

const run = (
  shop: ShopStub,
  settings: PollSettings,
  { snapshot, output = recorder(), clock = testClock(NOON), log = silentLog }: Play = {},
): Promise<PollSummary> =>
  poll(createRetailSystem({ client: shop, clock, log: silentLog, random: () => 0 }), settings, snapshot, output, {
    clock,
    log,
  });

const mark = (timeMs: number, id?: string) => ({
  v: 1,
  objectType: 'Item',
  pollingField: 'timeStamp',
  time: new Date(timeMs).toISOString(),
  ...(id !== undefined && { id }),
});
const idMark = (id: string) => ({ v: 1, objectType: 'InventoryLog', pollingField: 'inventoryLogID', id });
const asked = (shop: ShopStub) =>
  shop.seen.map(({ link }) => {
    const { searchParams } = new URL(link);
    searchParams.delete('limit');
    searchParams.delete('after');
    return decodeURIComponent(searchParams.toString());
  });

describe('poll by time', () => {
  it('reads everything up to the vendor`s clock less the settling time', async () => {
    const shop = shopOf(items([4, 4], [3, 5], [2, 6], [1, 60], [9, 0]));
    const output = recorder();
    const summary = await run(shop, byTime(), { output });
    expect(output.pages).to.deep.equal([['1', '2']]);
    expect(output.snapshots).to.deep.equal([mark(NOON - 6000, '2'), mark(NOON - 5000)]);
    expect(summary).to.deep.equal({ records: 2, pages: 1, ended: 'end' });
    expect(asked(shop)).to.deep.equal(['timeStamp=>=,1970-01-01T00:00:00+00:00&archived=true&sort=timeStamp']);
  });

  it('goes on where the window ended', async () => {
    const shop = shopOf(items([1, 60], [2, 6], [3, 5], [4, 4]), { nowMs: () => NOON + 60_000 });
    const output = recorder();
    await run(shop, byTime(), { snapshot: mark(NOON - 5000), output });
    expect(output.pages).to.deep.equal([['3', '4']]);
    expect(asked(shop)).to.deep.equal(['timeStamp=>=,2026-06-01T11:59:55+00:00&archived=true&sort=timeStamp']);
  });

  it('goes on within a second, by id', async () => {
    const shop = shopOf(items([1, 60], [2, 60], [10, 60], [3, 59], [4, 61]));
    const output = recorder();
    await run(shop, byTime(), { snapshot: mark(NOON - 60_000, '2'), output });
    expect(output.pages).to.deep.equal([['10'], ['3']]);
    expect(asked(shop)).to.deep.equal([
      'timeStamp=2026-06-01T11:59:00+00:00&itemID=>,2&archived=true&sort=itemID',
      'timeStamp=>,2026-06-01T11:59:00+00:00&archived=true&sort=timeStamp',
    ]);
  });

  it('writes a snapshot after every page', async () => {
    const output = recorder();
    await run(shopOf(line(250)), byTime(), { output });
    expect(output.order).to.deep.equal(['page', 'snapshot', 'page', 'snapshot', 'page', 'snapshot', 'snapshot']);
    expect(output.pages.flat()).to.deep.equal(line(250).map(({ itemID }) => itemID));
  });

  it('fixes the end of the window with the first answer', async () => {
    const rows = line(150);
    let nowMs = NOON;
    const shop = shopOf(rows, {
      nowMs: () => nowMs,
      afterAnswer: () => {
        nowMs += 60_000;
        rows.push({ itemID: '900', timeStamp: formatTime(NOON + 10_000) });
      },
    });
    const output = recorder();
    await run(shop, byTime(), { output });
    expect(output.pages.flat()).to.have.length(150);
    expect(output.snapshots.at(-1)).to.deep.equal(mark(NOON - 5000));
  });

  it('emits nothing but the snapshot when nothing is new', async () => {
    const output = recorder();
    const summary = await run(shopOf(line(3)), byTime(), { snapshot: mark(NOON - 30_000), output });
    expect(summary).to.deep.equal({ records: 0, pages: 0, ended: 'end' });
    expect(output.order).to.deep.equal(['snapshot']);
    expect(output.snapshots).to.deep.equal([mark(NOON - 5000)]);
  });

  it('never moves the snapshot backwards', async () => {
    for (const snapshot of [mark(NOON - 5000), mark(NOON + 60_000), mark(NOON - 5000, '3')]) {
      const output = recorder();
      expect(await run(shopOf(items([1, 5], [4, 5], [5, 0])), byTime(), { snapshot, output })).to.include({
        ended: 'end',
      });
      expect(output.order).to.deep.equal([]);
    }
  });

  it('starts at the start time, whole seconds up', async () => {
    for (const [startMs, expected] of [
      [NOON - 60_000, ['2', '3']],
      [NOON - 60_500, ['2', '3']],
      [NOON - 59_500, ['3']],
    ] as const) {
      const output = recorder();
      await run(shopOf(items([1, 61], [2, 60], [3, 59])), byTime({ startMs }), { output });
      expect(output.pages, String(startMs)).to.deep.equal([expected]);
    }
  });

  it('prefers a later start time to the snapshot, and the snapshot to an earlier one', async () => {
    const rows = () => items([1, 90], [2, 60], [3, 30]);
    const later = recorder();
    await run(shopOf(rows()), byTime({ startMs: NOON - 40_000 }), {
      snapshot: mark(NOON - 70_000, '9'),
      output: later,
    });
    expect(later.pages).to.deep.equal([['3']]);
    const same = recorder();
    const both = items([1, 70], [2, 70], [3, 30]);
    await run(shopOf(both), byTime({ startMs: NOON - 70_000 }), { snapshot: mark(NOON - 70_000, '1'), output: same });
    expect(same.pages).to.deep.equal([['2'], ['3']]);
    const earlier = recorder();
    await run(shopOf(rows()), byTime({ startMs: NOON - 100_000 }), { snapshot: mark(NOON - 70_000), output: earlier });
    expect(earlier.pages).to.deep.equal([['2', '3']]);
  });

  it('ends before the end time', async () => {
    const output = recorder();
    const shop = shopOf(items([1, 61], [2, 60], [3, 59]));
    await run(shop, byTime({ endMs: NOON - 60_000 }), { output });
    expect(output.pages).to.deep.equal([['1']]);
    expect(output.snapshots.at(-1)).to.deep.equal(mark(NOON - 60_000));
    expect(await run(shop, byTime({ endMs: NOON - 60_000 }), { snapshot: output.snapshots.at(-1) })).to.deep.equal({
      records: 0,
      pages: 0,
      ended: 'end',
    });
    expect(shop.seen, 'no request once the end time is reached').to.have.length(1);
  });

  it('lets our clock serve, minutes behind, when the vendor does not tell its time', async () => {
    const output = recorder();
    await run(shopOf(items([1, 306], [2, 305], [3, 60]), { nowMs: () => undefined }), byTime(), { output });
    expect(output.pages).to.deep.equal([['1']]);
    expect(output.snapshots.at(-1)).to.deep.equal(mark(NOON - 305_000));
  });

  it('reads the time in the vendor`s other spelling', async () => {
    const rows = [{ saleID: '1', updateTime: formatTime(NOON - 60_000) }];
    const shop = shopStub('Sale', 'saleID', rows, { nowMs: () => NOON });
    const summary = await run(shop, pollSettings('Sale', { kind: 'time', field: 'updatetime' }));
    expect(summary.records).to.equal(1);
  });

  it('sorts ties by the time itself where the id is not sortable', async () => {
    const shop = shopStub('TaxCategoryClass', 'taxCategoryClassID', [], { nowMs: () => NOON });
    const settings = pollSettings('TaxCategoryClass', { kind: 'time', field: 'timeStamp' });
    await run(shop, settings, { snapshot: { ...mark(NOON - 60_000, '2'), objectType: 'TaxCategoryClass' } });
    expect(asked(shop).map((query) => query.replace(/.*sort=/, ''))).to.deep.equal(['timeStamp', 'timeStamp']);
  });

  it('passes filters, parents, relations and archived on', async () => {
    const shop = shopStub('SaleLine', 'saleLineID', [], { nowMs: () => NOON });
    const filters = [{ field: 'itemID', operator: '=', values: ['5'] }] as const;
    const settings = { filters, parents: { saleID: '277' }, archived: 'only' } as const;
    await run(shop, pollSettings('SaleSaleLine', { kind: 'time', field: 'timeStamp' }, settings));
    expect(shop.seen[0]?.link).to.contain('/Sale/277/SaleLine.json?').and.to.contain('&itemID=5&');
    const items_ = shopOf([]);
    await run(items_, byTime({ relations: ['ItemShops'], archived: 'only' }));
    expect(asked(items_)[0]).to.contain('&load_relations=["ItemShops"]&archived=only&');
  });
});

describe('poll: times finer than a second', () => {
  const at = (id: number, fraction: string): Row => ({
    itemID: String(id),
    timeStamp: `2026-06-01T11:59:00${fraction}+00:00`,
  });

  it('are no reason to stop, whatever their digits', async () => {
    for (const fraction of ['.5', '.123', '.1234567', '.000', `.${'0'.repeat(30)}1`, `.${'9'.repeat(50)}`]) {
      const output = recorder();
      const shop = shopOf([...items([1, 120]), at(2, fraction), ...items([3, 50])]);
      await run(shop, byTime(), { output });
      expect(output.pages, fraction).to.deep.equal([['1', '2', '3']]);
    }
  });

  it('within one second come out in their order, each once, wherever a run ends', async () => {
    const rows = [
      ...[at(9, ''), at(12, '.000001'), at(3, '.1'), at(4, '.12'), at(5, '.12'), at(1, '.5'), at(2, '.50001')],
      ...items([8, 59], [7, 58]),
    ];
    const expected = ['9', '12', '3', '4', '5', '1', '2', '8', '7'];
    for (const pageSize of [1, 2, 3, 4, 100]) {
      const output = recorder();
      const settings = byTime({ pageSize, maxPages: 1 });
      let ended = '';
      for (let runs = 0; runs < 20 && ended !== 'end'; runs++) {
        ({ ended } = await run(shopOf(rows), settings, { snapshot: output.snapshots.at(-1), output }));
      }
      expect(output.pages.flat(), `pages of ${pageSize}`).to.deep.equal(expected);
    }
  });

  it('stay in the snapshot, and are asked for by their second', async () => {
    const output = recorder();
    const shop = shopOf([at(7, '.1234567')]);
    await run(shop, byTime({ maxPages: 1 }), { output });
    expect(output.snapshots).to.deep.equal([{ ...mark(NOON - 60_000, '7'), time: '2026-06-01T11:59:00.1234567Z' }]);
    shop.rows.push(at(6, '.1234567'), at(8, '.1234567'), at(5, '.2'));
    await run(shop, byTime(), { output, snapshot: output.snapshots[0] });
    expect(output.pages).to.deep.equal([['7'], ['8', '5']]);
    expect(asked(shop)[1]).to.equal('timeStamp=>=,2026-06-01T11:59:00+00:00&archived=true&sort=timeStamp');
  });
});

describe('poll: a clock of the vendor that is wrong once', () => {
  for (const [what, wrongMs] of [
    ['90 minutes ahead', 90 * 60_000],
    ['three days ahead', 3 * 86_400_000],
    ['ten years ahead', 3650 * 86_400_000],
    ['90 minutes behind', -90 * 60_000],
    ['three days behind', -3 * 86_400_000],
  ] as const) {
    it(`by ${what}: nothing is lost, nothing comes twice`, async () => {
      const clock = testClock(NOON);
      const output = recorder();
      const shop = shopOf(items([1, 86_400], [2, 7200], [3, 3600]), { nowMs: () => clock.nowMs() + errorMs });
      let errorMs = 0;
      const poll = () => run(shop, byTime(), { clock, output, snapshot: output.snapshots.at(-1) });
      await poll();
      for (const id of ['2', '1', '3', '2']) {
        errorMs = id === '1' ? wrongMs : 0;
        clock.advance(20 * 60_000);
        const row = shop.rows.find(({ itemID }) => itemID === id);
        if (row) row.timeStamp = formatTime(clock.nowMs() - 10_000);
        await poll();
      }
      clock.advance(20 * 60_000);
      await poll();
      expect(output.pages.flat()).to.deep.equal(['1', '2', '3', '2', '1', '3', '2']);
    });
  }

  it('is believed as long as the clocks may just differ, but nothing is passed over on its word alone', async () => {
    const output = recorder();
    const shop = shopOf(items([1, 60], [2, -200]), { nowMs: () => NOON + 300_000 });
    await run(shop, byTime(), { output });
    expect(output.pages.flat()).to.deep.equal(['1', '2']);
    shop.rows.push(...items([3, -250]));
    await run(shop, byTime(), { output, snapshot: output.snapshots.at(-1) });
    expect(output.pages.flat(), 'what appears behind the last record').to.deep.equal(['1', '2', '3']);
    await run(shopOf(items([1, 306], [2, 305]), { nowMs: () => NOON + 300_001 }), byTime(), { output });
    expect(output.snapshots.at(-1)).to.deep.equal(mark(NOON - 305_000));
  });

  it('by four minutes loses nothing either', async () => {
    const clock = testClock(NOON);
    const output = recorder();
    const shop = shopOf(items([1, 3600]), { nowMs: () => clock.nowMs() + errorMs });
    let errorMs = 240_000;
    await run(shop, byTime(), { clock, output });
    errorMs = 0;
    clock.advance(90_000);
    shop.rows.push({ itemID: '2', timeStamp: formatTime(clock.nowMs() - 10_000) });
    await run(shop, byTime(), { clock, output, snapshot: output.snapshots.at(-1) });
    expect(output.pages.flat()).to.deep.equal(['1', '2']);
  });
});

describe('poll: ends', () => {
  it('after one page with records, when told so', async () => {
    const output = recorder();
    const shop = shopOf(line(250));
    const ends: string[] = [];
    for (let runs = 0; runs < 4; runs++) {
      ends.push((await run(shop, byTime({ maxPages: 1 }), { snapshot: output.snapshots.at(-1), output })).ended);
    }
    expect(ends).to.deep.equal(['maxPages', 'maxPages', 'maxPages', 'end']);
    expect(output.pages.map((page) => page.length)).to.deep.equal([100, 100, 50]);
    expect(output.pages.flat()).to.deep.equal(line(250).map(({ itemID }) => itemID));
    expect(output.snapshots.at(-1)).to.deep.equal(mark(NOON - 5000));
  });

  it('resumably after the time limit', async () => {
    const clock = testClock(NOON);
    const output = recorder();
    const shop = shopOf(line(250), { afterAnswer: () => clock.advance(10_000) });
    const settings = byTime({ timeLimitMs: 20_000 });
    expect(await run(shop, settings, { clock, output })).to.deep.equal({ records: 200, pages: 2, ended: 'timeLimit' });
    expect(await run(shop, settings, { clock, output, snapshot: output.snapshots.at(-1) })).to.include({ records: 50 });
    expect(output.pages.flat()).to.deep.equal(line(250).map(({ itemID }) => itemID));
  });

  describe('when a page cannot be read in time', () => {
    const waiting = new DeadlineError('It waited for its turn.');
    const failing = new DeadlineError('It is down.', { isAfterFailure: true });
    const stopped = new DeadlineError('It is to stop.', { isStop: true });
    /** The page of that number does not come. */
    const shopWithout = (page: number, error: DeadlineError): ShopStub => {
      const shop = shopOf(line(250));
      let number = 0;
      return {
        ...shop,
        attempt: (...call) => (++number === page ? Promise.reject(error) : shop.attempt(...call)),
      };
    };

    for (const [what, error, ended] of [
      ['waiting for its turn', waiting, 'timeLimit'],
      ['failing', failing, 'timeLimit'],
      ['being stopped', stopped, 'stopped'],
    ] as const) {
      it(`resumably, without an error: ${what}`, async () => {
        const output = recorder();
        const summary = await run(shopWithout(3, error), byTime(), { output });
        expect(summary).to.deep.equal({ records: 200, pages: 2, ended });
        await run(shopOf(line(250)), byTime(), { output, snapshot: output.snapshots.at(-1) });
        expect(output.pages.flat()).to.deep.equal(line(250).map(({ itemID }) => itemID));
      });
    }

    it('with an error when nothing was read, or a sample is wanted', async () => {
      expect(await errorOf(run(shopWithout(1, failing), byTime()))).to.be.instanceOf(DeadlineError);
      expect(await errorOf(run(shopWithout(1, waiting), byTime({ sample: true })))).to.be.instanceOf(DeadlineError);
      expect(await errorOf(run(shopWithout(1, waiting), byTime()))).to.be.instanceOf(DeadlineError);
      expect(await run(shopWithout(1, stopped), byTime())).to.deep.equal({ records: 0, pages: 0, ended: 'stopped' });
    });
  });

  it('after the page in work when the process is told to stop', async () => {
    const clock = testClock(NOON);
    const stop = new AbortController();
    const output = recorder();
    const page = async (records: readonly VendorRecord[]) => {
      stop.abort();
      await output.page(records);
    };
    const system = createRetailSystem({ client: shopOf(line(250)), clock, log: silentLog });
    const deadline = createDeadline(clock, { stop: stop.signal });
    const deps = { clock, log: silentLog, deadline };
    const summary = await poll(system, byTime(), undefined, { ...output, page }, deps);
    expect(summary).to.deep.equal({ records: 100, pages: 1, ended: 'stopped' });
    expect(output.order).to.deep.equal(['page', 'snapshot']);
  });

  it('after a sample of ten, without a snapshot and whatever the last one was', async () => {
    for (const pageSize of [100, 3]) {
      const output = recorder();
      const shop = shopOf(line(250));
      const summary = await run(shop, byTime({ sample: true, pageSize }), { snapshot: mark(NOON - 5000), output });
      expect(summary).to.deep.equal({ records: Math.min(10, pageSize), pages: 1, ended: 'sample' });
      expect(output.order).to.deep.equal(['page']);
      expect(shop.seen.map(({ limit }) => limit)).to.deep.equal([Math.min(10, pageSize)]);
    }
    expect(await run(shopOf([]), byTime({ sample: true }))).to.deep.equal({ records: 0, pages: 0, ended: 'sample' });
  });

  it('at once when the output fails', async () => {
    const oops = new Error('the platform is gone');
    for (const failing of ['page', 'snapshot'] as const) {
      const shop = shopOf(line(250));
      const output = { ...recorder(), [failing]: () => Promise.reject(oops) };
      expect(await errorOf(run(shop, byTime(), { output }))).to.equal(oops);
      // The page ahead was asked for meanwhile, none after it.
      expect(shop.seen, failing).to.have.length(2);
    }
  });
});

describe('poll: what cannot be', () => {
  it('a list that is not in order, within a page and across pages, by time and by id', async () => {
    const swap = (body: Record<string, unknown>) => ({ ...body, Item: [...(body.Item as Row[])].reverse() });
    const again = { itemID: '1', timeStamp: formatTime(NOON - 309_000) };
    for (const [what, rows, body] of [
      ['within a page', line(5), swap],
      ['ids of one second', items([1, 60], [2, 60]), swap],
      ['a record beyond the window before one within it', items([1, 60], [2, 2]), swap],
      [
        'across pages',
        line(250),
        (one: Record<string, unknown>, number: number) => (number === 2 ? { ...one, Item: [again] } : one),
      ],
    ] as const) {
      const output = recorder();
      const error = await errorOf(run(shopOf(rows, { body }), byTime(), { output }));
      expect(error, what).to.be.instanceOf(ProtocolError);
      expect(error.message, what).to.contain('not in the order of "timeStamp"');
    }
  });

  it('a list that does not honour the bookmark', async () => {
    const early = { itemID: '1', timeStamp: formatTime(NOON - 70_000) };
    const shop = shopOf(line(1), { body: (body) => ({ ...body, Item: [early] }) });
    expect(await errorOf(run(shop, byTime(), { snapshot: mark(NOON - 60_000) }))).to.be.instanceOf(ProtocolError);
  });

  it('a record without its time or id', async () => {
    for (const row of [
      { itemID: '1' },
      { itemID: '1', timeStamp: '06/01/2026' },
      { timeStamp: formatTime(NOON - 60_000) },
    ]) {
      const shop = shopOf([], { body: (body) => ({ ...body, Item: [row] }) });
      expect(await errorOf(run(shop, byTime()))).to.be.instanceOf(ProtocolError);
    }
  });

  it('a field that cannot be polled by', async () => {
    for (const by of [{ kind: 'time', field: 'createTime' }, { kind: 'id' }] as const) {
      const shop = shopOf([]);
      const error = await errorOf(run(shop, pollSettings('Item', by)));
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.contain('only by timeStamp');
      expect(shop.seen).to.have.length(0);
    }
  });

  it('a filter on the fields that carry the window', async () => {
    for (const field of ['timeStamp', 'itemID']) {
      const condition = { field, operator: '!=', values: ['1'] } as const;
      for (const filters of [[condition], [{ anyOf: [condition] }]]) {
        const error = await errorOf(run(shopOf([]), byTime({ filters })));
        expect(error).to.be.instanceOf(InputError);
        expect(error.message).to.contain(`"${field}"`);
      }
    }
  });

  it('a record twice in a row: the second one stays in', async () => {
    const shop = shopOf([], { body: (body) => ({ ...body, Item: [...items([1, 60], [1, 60], [2, 60])] }) });
    const output = recorder();
    await run(shop, byTime(), { output });
    expect(output.pages).to.deep.equal([['1', '2']]);
  });

  it('a snapshot that makes no sense: it is set aside with a warning', async () => {
    const warnings: string[] = [];
    const output = recorder();
    const log = { ...silentLog, warn: (text: string) => warnings.push(text) };
    await run(shopOf(line(3)), byTime(), { snapshot: { ...mark(NOON), objectType: 'Sale' }, output, log });
    expect(output.pages.flat()).to.have.length(3);
    expect(warnings).to.have.length(1);
  });
});

describe('poll: a list without end', () => {
  for (const [what, record] of [
    ['that shows no record', undefined],
    ['that shows the same record again and again', { itemID: '1', timeStamp: formatTime(NOON - 60_000) }],
  ] as const) {
    it(`${what}, with ever new links, is an error, whatever the time limit`, async () => {
      let number = 0;
      const shop = shopOf([], {
        body: () => ({
          '@attributes': {
            next: `https://api.example.test/API/V3/Account/1/Item.json?limit=100&after=${btoa(`["",${++number}]`)}`,
          },
          ...(record && { Item: record }),
        }),
      });
      const error = await errorOf(run(shop, byTime({ timeLimitMs: Number.POSITIVE_INFINITY })));
      expect(error).to.be.instanceOf(ProtocolError);
      expect(shop.seen.length).to.be.below(25);
    });
  }
});

describe('poll by id', () => {
  const logs = (...list: [number, number][]): Row[] =>
    list.map(([id, agoS]) => ({ inventoryLogID: String(id), createTime: formatTime(NOON - agoS * 1000) }));
  const logShop = (rows: Row[], options: StubOptions = {}) =>
    shopStub('InventoryLog', 'inventoryLogID', rows, { nowMs: () => NOON, ...options });

  it('reads new records only, in the order of ids as numbers', async () => {
    const shop = logShop(logs([10, 60], [9, 60], [2, 60]));
    const output = recorder();
    expect(await run(shop, byId(), { output })).to.deep.equal({ records: 3, pages: 1, ended: 'end' });
    expect(output.snapshots).to.deep.equal([idMark('10')]);
    shop.rows.push(...logs([11, 60]));
    await run(shop, byId(), { snapshot: idMark('10'), output });
    expect(output.pages).to.deep.equal([['2', '9', '10'], ['11']]);
    expect(asked(shop)).to.deep.equal(['sort=inventoryLogID', 'inventoryLogID=>,10&sort=inventoryLogID']);
    await run(shop, byId(), { snapshot: idMark('11'), output });
    expect(output.snapshots).to.deep.equal([idMark('10'), idMark('11')]);
  });

  it('leaves records that have just been created for the next run, and all after them', async () => {
    const output = recorder();
    await run(logShop(logs([1, 60], [2, 5], [3, 60])), byId(), { output });
    expect(output.pages).to.deep.equal([['1']]);
  });

  it('does not know start and end times', async () => {
    const output = recorder();
    await run(logShop(logs([1, 60])), byId({ startMs: NOON, endMs: NOON - 3_600_000 }), { output });
    expect(output.pages).to.deep.equal([['1']]);
  });

  it('takes records without a creation time as they come', async () => {
    const shop = shopStub('Shop', 'shopID', [{ shopID: '1' }, { shopID: '2' }], { nowMs: () => NOON });
    expect(await run(shop, pollSettings('Shop', { kind: 'id' }))).to.include({ records: 2 });
  });
});
