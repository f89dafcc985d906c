import { expect } from 'chai';
import type { LsOneSwitches } from '../../../../emulator/lsOne/switches';
import * as lookupObjects from '../../../../lib/actions/lookupObjects';
import { IncompleteListError, InputError, NotFoundError, ProtocolError } from '../../../../lib/common/util/errors';
import { type EmulatedLsOne, emulatedLsOne } from '../../../support/emulatedLsOne';
import { errorOf } from '../../../support/errorOf';
import { lsOneStep } from '../../../support/lsOneStep';
import { failingAction, runAction } from '../../../support/runAction';
import { answer } from '../../../support/scriptedTransport';

const ORDERS = { objectType: 'PurchaseOrder', emitBehavior: 'emitIndividually' };
const LINES = { objectType: 'PurchaseOrderLine', emitBehavior: 'emitIndividually' };
const PATH = '/api/inventory/purchase-order';

const term = (fieldName: string, condition: string, fieldValue: unknown) => ({ fieldName, condition, fieldValue });
type Term = ReturnType<typeof term>;

const { lookupObjects: search } = lookupObjects;
/** Search terms that must all hold. */
const terms = (...given: readonly Term[]) =>
  Object.fromEntries(
    given.flatMap((each, at): [string, unknown][] => [
      [`sTerm_${at + 1}`, each],
      ...(at > 0 ? [[`link_${at}_${at + 1}`, 'and'] as [string, unknown]] : []),
    ]),
  );
const idsOf = (records: readonly Record<string, unknown>[]) => records.map(({ id }) => String(id));

describe('Lists of LS One, on the wire', () => {
  const order = { id: '00000001', description: 'Spring', purchaseStatus: 0, storeID: 'S0001' };
  const searched = `${PATH}/search?page=1&pageSize=100`;
  const find = async (step: ReturnType<typeof lsOneStep>, ...given: readonly Term[]) =>
    step.run(search, { ...ORDERS, termNumber: String(given.length) }, terms(...given));

  it('take one request where they fit into a page', async () => {
    const step = lsOneStep(answer(200, { items: [order], totalCount: 1 }));
    expect(await find(step)).to.deep.equal([order]);
    expect(step.sent()).to.deep.equal([['GET', `${PATH}?page=1&pageSize=100`]]);
    for (const empty of [
      answer(404),
      answer(404, '<html>Not found</html>'),
      answer(200, { items: [], totalCount: 0 }),
    ]) {
      expect(await find(lsOneStep(empty))).to.deep.equal([]);
    }
  });

  it('are filtered by the vendor as far as it can, and checked once more', async () => {
    const other = { ...order, id: '00000002', purchaseStatus: 3 };
    const step = lsOneStep(answer(200, { items: [order, other], totalCount: 2 }));
    const given = [
      term('status', '=', '0'),
      term('storeId', '=', 'S0001'),
      term('vendorID', '=', '0000001'),
      term('deliveryDate', 'between', ['2026-06-01', '2026-06-30T12:00:00.1234567']),
      term('createdDate', '>', '2026-05-01'),
    ];
    expect(await find(step, ...given)).to.deep.equal([]);
    expect(step.sent()).to.deep.equal([
      [
        'POST',
        searched,
        '{"creationDateFrom":"2026-05-01","deliveryDateFrom":"2026-06-01","deliveryDateTo":"2026-06-30T12:00:00.1234567",' +
          '"vendorID":"0000001","storeID":"S0001","status":0,"sortBy":0}',
      ],
    ]);
    const loose = lsOneStep(answer(200, { items: [order, other], totalCount: 2 }));
    expect(await find(loose, term('purchaseStatus', '=', 3))).to.deep.equal([other]);
  });

  it('try the other spelling of the search once, and keep the one that answered', async () => {
    const found = answer(200, { items: [order], totalCount: 1 });
    for (const status of [404, 405]) {
      const step = lsOneStep(answer(status), found, found, answer(404));
      for (const count of [1, 1, 0]) {
        expect(await find(step, term('status', '=', 0))).to.have.length(count);
      }
      expect(step.script.wire().slice(1)).to.deep.equal([
        `POST ${searched}`,
        ...Array(3).fill(`POST ${searched.replace('order/', 'orders/')}`),
      ]);
    }
    const neither = lsOneStep(...Array(5).fill(answer(404)), answer(405), answer(405));
    expect(await find(neither, term('status', '=', 0))).to.deep.equal([]);
    expect(await errorOf(find(neither, term('status', '=', 0)))).to.be.instanceOf(ProtocolError);
  });

  it('are read without the search where a 404 to a search for everything shows that there is none', async () => {
    const other = { ...order, id: '00000009', purchaseStatus: 3 };
    const all = answer(200, { items: [order, other], totalCount: 2 });
    const step = lsOneStep(...Array(4).fill(answer(404)), all);
    expect(await find(step, term('status', '=', 3))).to.deep.equal([other]);
    expect(step.script.wire().at(-1)).to.equal(`GET ${PATH}?page=1&pageSize=100`);
    const empty = lsOneStep(answer(404), answer(404), all, answer(404));
    for (let time = 0; time < 2; time++) expect(await find(empty, term('status', '=', 2))).to.deep.equal([]);
    empty.script.assertUsedUp();
  });

  it('are not searched for a blank text, which all of them contain', async () => {
    const step = lsOneStep();
    for (const fieldValue of ['', ' ']) {
      expect((await errorOf(find(step, term('idOrDescription', '=', fieldValue)))).message).to.match(
        /"idOrDescription" must not be blank/,
      );
    }
    expect(step.script.requests).to.deep.equal([]);
  });

  it('are incomplete where the number of records is none', async () => {
    for (const totalCount of ['', false, [], null, 1.5, 'many']) {
      const step = lsOneStep(answer(200, { items: [order], totalCount }));
      expect(await errorOf(find(step))).to.be.instanceOf(ProtocolError);
    }
  });

  it('look for a text as a list of one where the server wants that', async () => {
    const refused = answer(400, { title: 'idOrDescription' });
    const found = answer(200, { items: [order, { ...order, id: '00000003', description: 'Autumn' }], totalCount: 2 });
    const step = lsOneStep(refused, found, found);
    expect(await find(step, term('idOrDescription', '=', 'sprin'))).to.deep.equal([order]);
    expect(await find(step, term('idOrDescription', '=', 'sprin'))).to.deep.equal([order]);
    expect(step.sent().map(([, , body]) => body)).to.deep.equal([
      '{"idOrDescription":"sprin","sortBy":0}',
      '{"idOrDescription":["sprin"],"sortBy":0}',
      '{"idOrDescription":["sprin"],"sortBy":0}',
    ]);
  });

  it('are lines of one order, which must be there', async () => {
    const line = {
      id: '7',
      purchaseOrderID: '7',
      lineNumber: '1',
      itemName: 'Red nut',
      quantity: 2,
      discountAmount: 1,
    };
    const run = (step: ReturnType<typeof lsOneStep>, ...given: readonly Term[]) =>
      step.run(search, { ...LINES, termNumber: String(given.length) }, { purchaseOrderID: '7', ...terms(...given) });
    const step = lsOneStep(answer(200, { items: [line, { ...line, lineNumber: '2', quantity: 3 }], totalCount: 2 }));
    const given = [
      term('itemNameSearch', '=', 'nut'),
      term('unitName', '=', 'Piece'),
      term('hasDiscount', '=', true),
      term('quantity', '=', '2.0'),
      term('variantSearch', '=', 'red'),
    ];
    expect(await run(step, ...given)).to.deep.equal([]);
    expect(step.sent()).to.deep.equal([
      [
        'POST',
        `${PATH}/7/search?page=1&pageSize=100`,
        '{"variantSearch":["red"],"quantity":2,"hasDiscount":true,"unitName":"Piece","itemNameSearch":["nut"],"sortBy":1}',
      ],
    ]);
    const some = lsOneStep(answer(200, { items: [line], totalCount: 1 }));
    expect(await run(some, term('itemNameSearch', '=', 'nut'), term('quantity', '=', 2))).to.deep.equal([line]);
    const none = lsOneStep(answer(404), answer(200, { id: '7' }));
    expect(await run(none)).to.deep.equal([]);
    expect(none.script.wire().slice(1)).to.deep.equal([`GET ${PATH}/7/line?page=1&pageSize=100`, `GET ${PATH}/7`]);
    expect(await errorOf(run(lsOneStep(answer(404), answer(404))))).to.be.instanceOf(NotFoundError);
  });

  it('are refused with everything that is wrong with the terms', async () => {
    const step = lsOneStep();
    const error = await errorOf(
      find(
        step,
        term('color', '=', 1),
        term('status', '=', 'open'),
        term('idOrDescription', 'like', 'x'),
        term('deliveryDate', '>', 'soon'),
      ),
    );
    expect(error).to.be.instanceOf(InputError);
    for (const name of ['color', 'status', 'idOrDescription', 'deliveryDate'])
      expect(error.message).to.include(`"${name}"`);
    expect(step.script.requests).to.deep.equal([]);
  });

  it('are errors when the answer is none', async () => {
    for (const body of ['', '{}', '[]', '{"items":[1],"totalCount":1}', '{"items":[],"totalCount":"many"}', '<html>']) {
      const step = lsOneStep(answer(200, body), answer(200, body), answer(200, body));
      expect(await errorOf(find(step)), body).to.be.instanceOf(ProtocolError);
    }
    const none = answer(200, { items: [], totalCount: 3 });
    const empty = lsOneStep(none, none, answer(404));
    expect(await errorOf(find(empty))).to.be.instanceOf(IncompleteListError);
  });
});

describe('Lists of LS One, on the emulator', () => {
  let step: EmulatedLsOne;
  const start = async (switches: Partial<LsOneSwitches> = {}, orders = 250) => {
    step = await emulatedLsOne({ orders, switches });
    return step.emulator.admin;
  };
  const read = (cfg = {}, body = {}) => runAction(step, search, { ...ORDERS, ...cfg }, body);
  afterEach(() => step.close());

  for (const switches of [
    {},
    { emptyList: 'emptyItems' },
    { maxPageSize: 7 },
    { maxPageSize: 60, overMaxPageSize: 'refuse' },
    { maxPageSize: 1, overMaxPageSize: 'refuse' },
    { maxPageSize: 40, searchPath: 'plural', missingPath: '405' },
    { searchPath: 'singular', unsortedOrder: 'newestFirst' },
    { readOffset: 'Z', fractionDigits: '7', readEmpty: 'null' },
  ] as const satisfies readonly Partial<LsOneSwitches>[]) {
    it(`are whole with ${JSON.stringify(switches)}`, async () => {
      const admin = await start(switches);
      const all = admin.orders().map(({ id }) => id);
      expect(idsOf(await read())).to.have.members(all);
      const open = admin.orders().filter(({ purchaseStatus }) => purchaseStatus === 0);
      const found = await read({ termNumber: '1' }, terms(term('purchaseStatus', '=', 0)));
      expect(idsOf(found)).to.have.members(open.map(({ id }) => id));
    });
  }

  for (const [name, change] of [
    ['deleted', (admin: EmulatedLsOne['emulator']['admin']) => admin.deleteOrder(admin.orders()[3]?.id ?? '')],
    ['added', (admin: EmulatedLsOne['emulator']['admin']) => admin.addOrder()],
    [
      'deleted and added',
      (admin: EmulatedLsOne['emulator']['admin']) => {
        admin.deleteOrder(admin.orders()[3]?.id ?? '');
        admin.addOrder();
      },
    ],
  ] as const) {
    it(`lose nothing and double nothing while orders are ${name} between the pages`, async () => {
      const admin = await start({ maxPageSize: 30 });
      const before = admin.orders().map(({ id }) => id);
      step.emulator.faults.add({
        path: 'purchase-order/search',
        every: 1,
        action: { kind: 'interleave', change: () => change(admin) },
      });
      const found = idsOf(await read());
      const after = new Set(admin.orders().map(({ id }) => id));
      expect(new Set(found).size).to.equal(found.length);
      expect(before.filter((id) => after.has(id) && !found.includes(id))).to.deep.equal([]);
    });
  }

  it('come in order from a server without a search, too', async () => {
    const admin = await start({}, 150);
    const none = { path: /\/search$/, every: 1, action: { kind: 'status', status: 404 } } as const;
    step.emulator.faults.add(none);
    const dates = async (sort: string, ...given: readonly Term[]) =>
      (await read({ sort, termNumber: String(given.length) }, terms(...given))).map(({ createdDate }) => createdDate);
    expect(await dates('createdDate')).to.have.length(150);
    const descending = (await dates('-createdDate')).map(String);
    expect(descending).to.have.length(150);
    expect(descending).to.deep.equal(descending.toSorted().reverse());
    const open = admin.orders().filter(({ purchaseStatus }) => purchaseStatus === 0);
    expect(await dates('createdDate', term('status', '=', 0))).to.have.length(open.length);
    expect(await dates('createdDate', term('vendorID', '=', 'nobody'))).to.deep.equal([]);
    const [order] = admin.orders().filter(({ lines }) => lines.length > 1);
    const quantities = (await read({ ...LINES, sort: 'quantity' }, { purchaseOrderID: order?.id })).map(
      ({ quantity }) => quantity as number,
    );
    expect(quantities).to.deep.equal(order?.lines.map(({ quantity }) => Number(quantity)).sort((a, b) => a - b));
  });

  it('are asked for in smaller pages once the server has refused larger ones, and whole refusals stay errors', async () => {
    await start({ maxPageSize: 60, overMaxPageSize: 'refuse' }, 120);
    const sizes = () => step.emulator.log.entries.flatMap(({ query = '' }) => /pageSize=(\d+)/.exec(query)?.[1] ?? []);
    expect(await read()).to.have.length(120);
    // Refused, tried with one record, and with half of it; then the search.
    expect(sizes().slice(0, 3)).to.deep.equal(['100', '1', '50']);
    step.emulator.log.clear();
    expect(await read({ sort: '-createdDate' })).to.have.length(120);
    expect(sizes()).to.not.include('100');
    const refuse = { path: 'purchase-order', every: 1, action: { kind: 'status', status: 400 } } as const;
    step.emulator.faults.add(refuse);
    step.emulator.log.clear();
    expect(await failingAction(step, search, ORDERS, {})).to.be.instanceOf(InputError);
    expect(sizes()).to.deep.equal(['50', '1']);
  });

  it('stay as large when the server refuses a later page', async () => {
    await start({}, 250);
    const sizes = () => step.emulator.log.entries.flatMap(({ query = '' }) => /pageSize=(\d+)/.exec(query)?.[1] ?? []);
    step.emulator.faults.add({ path: 'purchase-order', nth: 3, action: { kind: 'status', status: 400 } });
    expect(await failingAction(step, search, ORDERS, {})).to.be.instanceOf(InputError);
    expect(step.emulator.faults.pending()).to.deep.equal([]);
    step.emulator.log.clear();
    expect(await read()).to.have.length(250);
    expect(sizes()[0]).to.equal('100');
  });

  it('come in the order of any field that the vendor sorts by, in both directions', async () => {
    const admin = await start({}, 120);
    for (const sort of Object.keys(await lookupObjects.getSortFields({ ...step.cfg, ...ORDERS }))) {
      const field = sort.replace('-', '');
      const values = (await read({ sort })).map((record) => record[field] as string | number);
      const sorted = [...values].sort((a, b) => (a < b ? -1 : Number(a > b)));
      expect(values, sort).to.deep.equal(sort === field ? sorted : sorted.reverse());
      expect(values).to.have.length(120);
    }
    const big = admin.orders().find(({ lines }) => lines.length > 100);
    const body = { purchaseOrderID: big?.id };
    for (const sort of ['quantity', '-quantity', '-lineNumber']) {
      const field = sort.replace('-', '');
      const values = (await read({ ...LINES, sort }, body)).map((record) => record[field] as number);
      const sorted = [...values].sort((a, b) => (a < b ? -1 : Number(a > b)));
      expect(values, sort).to.deep.equal(sort === field ? sorted : sorted.reverse());
      expect(values).to.have.length(big?.lines.length ?? 0);
    }
  });

  it('put alternatives together, each record once, in order', async () => {
    const admin = await start({}, 120);
    const body = {
      sTerm_1: term('status', 'in', [0, 3]),
      link_1_2: 'or',
      sTerm_2: term('storeID', '=', 'S0002'),
      link_2_3: 'and',
      sTerm_3: term('description', 'not like', 'zzz'),
    };
    const found = await read({ termNumber: '3', sort: '-deliveryDate' }, body);
    const wanted = admin.orders().filter((each) => [0, 3].includes(each.purchaseStatus) || each.storeID === 'S0002');
    expect(idsOf(found)).to.have.members(wanted.map(({ id }) => id));
    const dates = found.map(({ deliveryDate }) => String(deliveryDate));
    expect(dates).to.deep.equal([...dates].sort().reverse());
    expect(await read({ emitBehavior: 'emitPage' }, { pageSize: 0 })).to.deep.equal([
      { results: [], totalCountOfMatchingResults: 120 },
    ]);
  });

  it('compare dates as they are written', async () => {
    const admin = await start({ fractionDigits: '7' }, 3);
    const id = admin.addOrder({ description: 'dated' });
    admin.changeOrder(id, { createdDate: '2026-06-01T12:00:00.1234567' });
    const found = async (condition: string, value: unknown) =>
      idsOf(
        await read(
          { termNumber: '2' },
          terms(term('createdDate', condition, value), term('description', '=', 'dated')),
        ),
      );
    expect(await found('=', '2026-06-01T12:00:00.1234567')).to.deep.equal([id]);
    expect(await found('=', '2026-06-01T12:00:00.1234567+05:00')).to.deep.equal([id]);
    expect(await found('>', '2026-06-01T12:00:00.1234566')).to.deep.equal([id]);
    expect(await found('>', '2026-06-01T12:00:00.1234567')).to.deep.equal([]);
    expect(await found('between', ['2026-06-01', '2026-06-01T12:00:00.1234567'])).to.deep.equal([id]);
  });

  it('load the lines of each order', async () => {
    const admin = await start({}, 5);
    const records = await read({ relations: ['lines'] });
    for (const { id, lines } of records) {
      const stored = admin.order(String(id))?.lines ?? [];
      expect((lines as { lineNumber: string }[]).map(({ lineNumber }) => lineNumber)).to.have.members(
        stored.map(({ lineNumber }) => lineNumber),
      );
    }
  });

  it('end with an error where the server stops answering', async () => {
    await start();
    step.emulator.faults.add({
      path: 'purchase-order/search',
      nth: 2,
      every: 1,
      action: { kind: 'status', status: 404 },
    });
    expect(await failingAction(step, search, ORDERS, {})).to.be.instanceOf(IncompleteListError);
  });
});
