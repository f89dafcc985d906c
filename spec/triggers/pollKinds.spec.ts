import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { pollOnce, pollToTheEnd } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';

type Body = Readonly<Record<string, unknown>>;

describe('pollEntity on the emulator', () => {
  let step: EmulatedStep;

  beforeEach(async () => {
    step = await emulatedStep({ registers: 10, size: { items: 30, matrices: 1, customers: 5, sales: 10, orders: 3 } });
  });

  afterEach(() => step.close());

  /** What comes out after something has happened in the shop that was read to its end before. */
  async function newsAfter(fields: Cfg, event: () => void): Promise<Body[]> {
    await pollToTheEnd(step, fields);
    step.bodies.length = 0;
    step.emulator.log.clear();
    event();
    await pollToTheEnd(step, fields);
    return step.bodies as Body[];
  }

  const firstOf = (entity: string): Body => step.emulator.admin.records(entity)[0] ?? {};
  const parameters = () => step.emulator.log.entries.map(({ params }) => params);

  it('ends a run after so many pages and goes on with the next', async () => {
    const cfg = { objectType: 'Item', pageSize: '4', maxPages: '3', emitBehavior: 'emitPage' };
    const runs: number[] = [];
    while (runs.at(-1) !== 0 && runs.length < 20) {
      const before = step.bodies.length;
      expect(await pollOnce(step, cfg)).to.equal(undefined);
      runs.push(step.bodies.length - before);
    }
    expect(new Set(runs.slice(0, -2))).to.deep.equal(new Set([3]));
    const found = step.bodies.flatMap((body) => (body as { results: Body[] }).results.map(({ itemID }) => itemID));
    expect(found).to.have.members(step.emulator.admin.records('Item').map(({ itemID }) => String(itemID)));
  });

  it('emits the records of one shop, and chosen fields of them', async () => {
    await pollToTheEnd(step, { objectType: 'ItemShop', shopID: '2', fields: ['qoh'] });
    const rows = step.emulator.admin.records('ItemShop').filter(({ shopID }) => shopID === 2);
    const bodies = step.bodies as Body[];
    expect(bodies.map(({ itemShopID }) => itemShopID)).to.have.members(
      rows.map(({ itemShopID }) => String(itemShopID)),
    );
    for (const body of bodies) expect(Object.keys(body)).to.have.members(['itemShopID', 'timeStamp', 'qoh']);
  });

  it('notices a change of stock through the shops of an item, by their time stamp', async () => {
    const { itemShopID } = firstOf('ItemShop');
    const news = await newsAfter({ objectType: 'ItemShop' }, () =>
      step.emulator.admin.change('ItemShop', String(itemShopID), { qoh: 77 }),
    );
    expect(news.map(({ itemShopID: id, qoh }) => [id, qoh])).to.deep.equal([[String(itemShopID), 77]]);
    expect(parameters()[0])
      .to.include({ sort: 'timeStamp' })
      .and.to.have.property('timeStamp')
      .that.matches(/^>=,20/);
  });

  it('notices a sale that was edited after its completion, by its update time', async () => {
    const completed = step.emulator.admin.records('Sale').find((sale) => sale['completed'] === true) ?? {};
    const news = await newsAfter({ objectType: 'Sale' }, () => {
      const now = new Date(step.clock.nowMs()).toISOString();
      step.emulator.admin.change('Sale', String(completed['saleID']), {
        updatetime: now,
        timeStamp: completed['timeStamp'],
      });
    });
    expect(news.map(({ saleID }) => saleID)).to.deep.equal([String(completed['saleID'])]);
    expect(parameters()[0]).to.include({ sort: 'updatetime' }).and.to.have.property('updatetime');
  });

  it('notices new records only, of an object that has no time', async () => {
    const { quoteID } = firstOf('Quote');
    let added = '';
    const news = await newsAfter({ objectType: 'Quote' }, () => {
      step.emulator.admin.change('Quote', String(quoteID), { notes: 'changed' });
      added = step.emulator.admin.add('Quote', { notes: 'new' });
    });
    expect(news.map(({ quoteID: id, notes }) => [id, notes])).to.deep.equal([[added, 'new']]);
    expect(parameters()[0])
      .to.include({ sort: 'quoteID' })
      .and.to.have.property('quoteID')
      .that.matches(/^>,\d+$/);
  });

  it('reads objects that lie within another one, which the filter names', async () => {
    const { saleID } = firstOf('SaleLine');
    const lines = step.emulator.admin.records('SaleLine').filter((line) => line['saleID'] === saleID);
    await pollOnce(step, { objectType: 'SaleSaleLine', filter: `saleID=${saleID}` });
    expect((step.bodies as Body[]).map((line) => line['saleLineID'])).to.have.members(
      lines.map((line) => String(line['saleLineID'])),
    );
    expect(step.emulator.log.entries[0]?.path).to.match(new RegExp(`/Sale/${saleID}/SaleLine.json$`));
  });

  it('loads linked objects', async () => {
    await pollOnce(step, { objectType: 'Sale', relations: ['SaleLines.Item', 'SalePayments'] });
    for (const sale of step.bodies as { SaleLines: { SaleLine: { Item?: Body }[] }; SalePayments: Body }[]) {
      expect(sale.SaleLines.SaleLine).to.be.an('array');
      expect(sale.SalePayments).to.have.property('SalePayment').that.is.an('array');
    }
  });

  it('stays within start and end time, and reads no more once the end is reached', async () => {
    const times = step.emulator.admin
      .records('Item')
      .map(({ timeStamp }) => String(timeStamp))
      .sort();
    const [startTime = '', endTime = ''] = [times[5], times[20]];
    await pollToTheEnd(step, { objectType: 'Item', startTime, endTime });
    const expected = times.filter((time) => time >= startTime && time < endTime);
    expect((step.bodies as Body[]).map(({ timeStamp }) => timeStamp)).to.deep.equal(expected);
    step.emulator.log.clear();
    await pollOnce(step, { objectType: 'Item', startTime, endTime });
    expect(step.emulator.log.entries).to.deep.equal([]);
  });

  describe('of archived objects', () => {
    const archive = () => step.emulator.admin.change('Item', '3', { archived: true });
    for (const [archived, expected] of [
      ['include', [['3', true]]],
      ['exclude', []],
      ['only', [['3', true]]],
    ] as const) {
      it(`${archived}: notices that one was archived, or not`, async () => {
        const news = await newsAfter({ objectType: 'Item', archived }, archive);
        expect(news.map((item) => [item['itemID'], item['archived']])).to.deep.equal(expected);
      });
    }

    it('brings out all, the live ones, or the archived ones', async () => {
      archive();
      step.clock.advance(60_000);
      const items = step.emulator.admin.records('Item');
      const gone = items.filter((item) => item['archived'] === true).length;
      expect(gone).to.be.within(1, items.length - 1);
      for (const [archived, count] of [
        ['include', items.length],
        ['exclude', items.length - gone],
        ['only', gone],
      ] as const) {
        for (const list of [step.bodies, step.snapshots]) list.length = 0;
        await pollOnce(step, { objectType: 'Item', archived });
        expect(step.bodies, archived).to.have.length(count);
      }
    });
  });

  describe('in a sample run', () => {
    beforeEach(() => {
      step.env['ELASTICIO_FLOW_TYPE'] = 'debug';
    });

    it('brings out ten records with one request, whatever the snapshot says, and no snapshot', async () => {
      step.snapshots.push({ v: 1, objectType: 'Item', pollingField: 'timeStamp', time: '2026-06-01T00:00:00.000Z' });
      expect(await pollOnce(step, { objectType: 'Item' })).to.equal(undefined);
      expect(step.bodies).to.have.length(10);
      expect(step.snapshots).to.have.length(1);
      expect(parameters().map(({ limit }) => limit)).to.deep.equal(['10']);
    });

    it('explains that there is nothing', async () => {
      const error = await pollOnce(step, { objectType: 'Item', filter: 'description=nothing has this name' });
      expect(error?.message).to.match(/^No object found. Execution stopped./);
    });
  });

  it('sets a snapshot of another object or field aside, and one that makes no sense, with a warning', async () => {
    for (const snapshot of [
      { v: 1, objectType: 'Sale', pollingField: 'updatetime', time: '2026-06-01T00:00:00.000Z' },
      { v: 1, objectType: 'Item', pollingField: 'createTime', time: '2026-06-01T00:00:00.000Z' },
      { v: 2, objectType: 'Item', pollingField: 'timeStamp', time: '2026-06-01T00:00:00.000Z' },
      { v: 1, objectType: 'Item', pollingField: 'timeStamp', time: '2099-01-01T00:00:00.000Z' },
      'nonsense',
    ]) {
      step.bodies.length = 0;
      step.lines.length = 0;
      step.snapshots.push(snapshot);
      await pollOnce(step, { objectType: 'Item' });
      expect(step.bodies, JSON.stringify(snapshot)).to.have.length(30);
      expect(step.lines[0]).to.match(/^The snapshot .*; reading starts anew$/);
    }
  });
});
