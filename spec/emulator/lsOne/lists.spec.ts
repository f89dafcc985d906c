import { expect } from 'chai';
import type { LsOneSwitches } from '../../../emulator/lsOne/switches';
import { type LsOneBench, type LsOneBody, startLsOneBench } from '../../support/lsOneBench';

describe('emulator of LS One: lists', () => {
  let bench: LsOneBench;
  beforeEach(async () => {
    bench = await startLsOneBench();
  });
  afterEach(() => bench.emulator.close());

  const set = (switches: Partial<LsOneSwitches>) => Object.assign(bench.emulator.switches, switches);
  const idsOf = ({ body }: { body: LsOneBody }) => body.items.map(({ id }) => Number(id));
  const search = (body: object, query = '', path = 'purchase-order/search') =>
    bench.ask(`${path}${query}`, { method: 'POST', body });

  it('come page by page, with the number of all records', async () => {
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(await bench.ask(`purchase-order?page=${page}&pageSize=8`));
    expect(pages.map(idsOf)).to.deep.equal([
      [1, 2, 3, 4, 5, 6, 7, 8],
      [9, 10, 11, 12, 13, 14, 15, 16],
      [17, 18, 19, 20],
    ]);
    expect(pages.map(({ body }) => body.totalCount)).to.deep.equal([20, 20, 20]);
  });

  it('end with a 404, or with a page without records', async () => {
    expect((await bench.ask('purchase-order?page=2')).status).to.equal(404);
    set({ emptyList: 'emptyItems' });
    expect(await bench.ask('purchase-order?page=2')).to.deep.equal({
      status: 200,
      body: { items: [], totalCount: 20 },
    });
    expect((await search({ vendorID: 'none' })).body).to.deep.equal({ items: [], totalCount: 0 });
  });

  it('have no larger pages than the server allows', async () => {
    set({ maxPageSize: 5 });
    expect(idsOf(await bench.ask('purchase-order?pageSize=100&page=2'))).to.deep.equal([6, 7, 8, 9, 10]);
    expect(idsOf(await bench.ask('purchase-order'))).to.have.length(5);
    set({ overMaxPageSize: 'refuse' });
    expect((await bench.ask('purchase-order?pageSize=6')).status).to.equal(400);
  });

  for (const query of ['page=0', 'pageSize=0', 'page=x', 'pageSize=-1', 'limit=5']) {
    it(`refuse ?${query}`, async () => expect((await bench.ask(`purchase-order?${query}`)).status).to.equal(400));
  }

  it('begin with the newest record when told so', async () => {
    set({ unsortedOrder: 'newestFirst' });
    expect(idsOf(await bench.ask('purchase-order?pageSize=2'))).to.deep.equal([20, 19]);
  });

  it('hold the lines of one order', async () => {
    const { body } = await bench.ask('purchase-order/00000007/line?page=2&pageSize=100');
    expect([body.items.length, body.totalCount]).to.deep.equal([30, 130]);
    expect((await bench.ask('purchase-order/00000006/line')).status).to.equal(404);
    expect((await bench.ask('purchase-order/9/line')).status).to.equal(404);
  });

  describe('of found orders', () => {
    const expected: [string, object, (order: Record<string, unknown>) => boolean][] = [
      ['vendor', { vendorID: '0000003' }, ({ vendorID }) => vendorID === '0000003'],
      [
        'store and status',
        { storeID: 'S0001', status: 0 },
        (o) => o['storeID'] === 'S0001' && o['purchaseStatus'] === 0,
      ],
      ['id', { idOrDescription: '0000012' }, ({ id }) => id === '00000012'],
      ['id in a list', { idOrDescription: ['0000012'] }, ({ id }) => id === '00000012'],
      [
        'delivery, both ends in it',
        { deliveryDateFrom: '2026-01-01', deliveryDateTo: '2026-03-02T00:00:00+02:00' },
        ({ deliveryDate }) =>
          String(deliveryDate) >= '2026-01-01' && String(deliveryDate) <= '2026-03-02T00:00:00.0000000',
      ],
      [
        'creation',
        { creationDateFrom: '2026-02-01', creationDateTo: '2026-03-15T10:00' },
        ({ createdDate }) =>
          String(createdDate) >= '2026-02-01' && String(createdDate) <= '2026-03-15T10:00:00.0000000',
      ],
    ];
    for (const [name, filter, fits] of expected) {
      it(`by ${name}`, async () => {
        const wanted = bench.emulator.admin.orders().filter((order) => fits({ ...order }));
        expect(wanted).to.not.have.length(0);
        expect(idsOf(await search(filter))).to.deep.equal(wanted.map(({ id }) => Number(id)));
      });
    }

    it('by a part of the description, in any case', async () => {
      const id = bench.emulator.admin.addOrder({ description: 'Summer sale [A-1]' });
      const { body } = await search({ idOrDescription: 'SALE [a-1]' });
      expect(body.items.map(({ id: found }) => found)).to.deep.equal([id]);
    });

    it('sorted by a member, ties by id', async () => {
      const { body } = await search({ sortBy: 3 });
      const stores = body.items.map(({ storeID, id }) => `${storeID} ${id}`);
      expect(stores).to.deep.equal([...stores].sort());
      const statuses = (await search({ sortBy: 2 })).body.items.map((order) => order.purchaseStatus);
      expect(statuses).to.deep.equal([...statuses].sort());
    });

    for (const filter of [
      { sortBy: 8 },
      { status: 4 },
      { page: 1 },
      { vendorID: 3 },
      { idOrDescription: ['a', 'b'] },
    ]) {
      it(`not by ${JSON.stringify(filter)}`, async () => expect((await search(filter)).status).to.equal(400));
    }

    it('takes a text or a list of one, as told', async () => {
      set({ idOrDescription: 'text' });
      expect((await search({ idOrDescription: ['1'] })).status).to.equal(400);
      set({ idOrDescription: 'list' });
      expect((await search({ idOrDescription: '1' })).status).to.equal(400);
      expect((await search({ idOrDescription: ['1'] })).status).to.equal(200);
    });

    it('too many, where the server passes over a filter', async () => {
      set({ ignoredFilters: ['vendorID'] });
      expect((await search({ vendorID: 'none' })).body.totalCount).to.equal(20);
    });

    it('under both spellings of the path, or one', async () => {
      const statuses = async () => {
        const paths = ['purchase-order/search', 'purchase-orders/search'];
        return Promise.all(paths.map(async (path) => (await search({}, '', path)).status));
      };
      expect(await statuses()).to.deep.equal([200, 200]);
      set({ searchPath: 'singular' });
      expect(await statuses()).to.deep.equal([200, 404]);
      set({ searchPath: 'plural', missingPath: '405' });
      expect(await statuses()).to.deep.equal([405, 200]);
    });

    it('in place of lines, where the id is left empty', async () => {
      const { body } = await search({}, '?pageSize=1', 'purchase-order//search');
      expect(body.items[0]).to.have.property('purchaseStatus');
    });
  });

  describe('of found lines', () => {
    let id: string;
    const numbers = async (filter: object) => {
      const { body } = await search(filter, '', `purchase-order/${id}/search`);
      return body.items?.map(({ lineNumber }) => Number(lineNumber.slice(2))) ?? body.status;
    };
    beforeEach(() => {
      const { admin } = bench.emulator;
      id = admin.addOrder({ storeID: 'S0002' });
      admin.addLine(id, { itemID: '10002', quantity: '3', unitPrice: '9' });
      admin.addLine(id, { itemID: '10001', quantity: '1.50', discountAmount: '1', unitPrice: '10' });
      admin.addLine(id, { itemID: '10000', quantity: '2', unitID: 'BOX', unitPrice: '1' });
    });
    const name = (itemID: string) => bench.emulator.admin.master.items.get(itemID)?.name ?? '';
    const variant = () => bench.emulator.admin.master.items.get('10000')?.variantName ?? '';

    it('by quantity, discount and unit', async () => {
      expect(await numbers({ quantity: 1.5 })).to.deep.equal([2]);
      expect(await numbers({ hasDiscount: true })).to.deep.equal([2]);
      expect(await numbers({ hasDiscount: false })).to.deep.equal([1, 3]);
      expect(await numbers({ unitName: 'box' })).to.deep.equal([3]);
      expect(await numbers({ purchaseOrderID: id, storeID: 'S0002' })).to.deep.equal([1, 2, 3]);
    });

    it('by parts of the name: all of them, one of them, or its beginning', async () => {
      const [one, other] = [name('10001').toUpperCase(), name('10002')];
      expect(await numbers({ itemNameSearch: [one] })).to.deep.equal([2]);
      expect(await numbers({ itemNameSearch: [one, other] })).to.equal(404);
      set({ itemNameTerms: 'or' });
      expect(await numbers({ itemNameSearch: [one, other] })).to.deep.equal([1, 2]);
      expect(await numbers({ itemNameSearch: [one.slice(3)], descriptionBeginsWith: true })).to.equal(404);
      expect(await numbers({ variantSearch: [variant()], variantSearchBeginsWith: true })).to.deep.equal([3]);
    });

    it('sorted by a member, backwards as well', async () => {
      expect(await numbers({ sortBy: 6 })).to.deep.equal([2, 3, 1]);
      expect(await numbers({ sortBy: 7, sortBackwards: true })).to.deep.equal([2, 1, 3]);
      expect(await numbers({ sortBy: 2 })).to.deep.equal([3, 2, 1]);
      expect(await numbers({ sortBackwards: true })).to.deep.equal([3, 2, 1]);
      expect(await numbers({ sortBy: 0 })).to.deep.equal([1, 2, 3]);
    });

    for (const filter of [{ sortBy: 13 }, { storeID: 'S0001' }, { purchaseOrderID: '1' }, { itemNameSearch: 'a' }]) {
      it(`not by ${JSON.stringify(filter)}`, async () => expect(await numbers(filter)).to.equal(400));
    }

    it('not of an unknown order', async () => {
      expect((await search({}, '', 'purchase-order/9/search')).status).to.equal(404);
    });
  });

  it('may change while they are read', async () => {
    const { admin, faults } = bench.emulator;
    const change = () => admin.deleteOrder('00000001');
    faults.add({ path: 'purchase-order', page: 2, action: { kind: 'interleave', change } });
    expect(idsOf(await bench.ask('purchase-order?page=1&pageSize=5'))).to.deep.equal([1, 2, 3, 4, 5]);
    expect(idsOf(await bench.ask('purchase-order?page=2&pageSize=5'))).to.deep.equal([7, 8, 9, 10, 11]);
  });

  it('show times and missing texts as told', async () => {
    const id = bench.emulator.admin.addOrder({ createdDate: '2026-06-01T08:09:10.12' });
    const created = async () => (await bench.ask(`purchase-order/${id}`)).body.createdDate;
    expect(await created()).to.equal('2026-06-01T08:09:10.12');
    set({ fractionDigits: '7', readOffset: '+02:00' });
    expect(await created()).to.equal('2026-06-01T08:09:10.1200000+02:00');
    set({ fractionDigits: '0', readOffset: 'Z', readEmpty: 'null' });
    expect((await bench.ask(`purchase-order/${id}`)).body).to.include({
      createdDate: '2026-06-01T08:09:10Z',
      templateID: null,
    });
  });

  it('hold times of 0, 2, 3, 6 and 7 fraction digits at the start', async () => {
    const { body } = await bench.ask('purchase-order');
    const digits = body.items.map((order) => order.createdDate.split('.')[1]?.length ?? 0);
    expect(digits.slice(0, 5)).to.deep.equal([0, 2, 3, 6, 7]);
  });
});
