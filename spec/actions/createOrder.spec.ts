import { expect } from 'chai';
import type { StoredRecord } from '../../emulator/types';
import { createOrder, getMetaModel } from '../../lib/actions/createOrder';
import { type HttpRequest, TransportError } from '../../lib/common/http/transport';
import type { Cfg } from '../../lib/common/platform/context';
import type { Runtime } from '../../lib/common/platform/runtime';
import {
  InputError,
  LightspeedError,
  OutcomeUnknownError,
  ReconnectError,
  UnavailableError,
} from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { attemptAction, requestsOf, requestsTo } from '../support/runAction';

interface Result {
  readonly order: Readonly<Record<string, unknown>>;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly created: number;
  readonly found: number;
  readonly failed: number;
}

describe('createOrder', () => {
  let step: EmulatedStep;
  const bare = { shopID: '1', vendorID: '2' };
  const lines = [
    { itemID: '3', quantity: 4, price: 2.5 },
    { itemID: '5', quantity: 1, originalPrice: '10.00', numReceived: 1 },
    { itemID: '6', quantity: '2', vendorCost: 7 },
  ];

  beforeEach(async () => {
    step = await emulatedStep({ size: { items: 260, orders: 2, customers: 0, sales: 0 }, registers: 20 });
  });
  afterEach(() => step.close());

  const run = (body: object, cfg: Cfg = {}, runtime = step.runtime) =>
    attemptAction(step, createOrder, body, cfg, { runtime });
  const result = (at = 0) => step.bodies[at] as Result;
  const wire = () => requestsOf(step);
  const posted = (path: string) => requestsTo(step, 'POST', path);
  const newest = (entity: string): StoredRecord => step.emulator.admin.records(entity).at(-1) ?? {};
  const linesOf = (orderID: unknown) =>
    step.emulator.admin.records('OrderLine').filter((line) => String(line['orderID']) === String(orderID));

  it('takes ids without a value as not given', async () => {
    const line = { itemID: '3', quantity: 4 };
    const blank = { orderID: '', orderLineID: null };
    expect(await run({ ...bare, orderID: ' ', lines: [{ ...line, ...blank }] })).to.equal(undefined);
    expect(posted('Order')[0]?.body).to.deep.equal(bare);
    expect(posted('OrderLine')[0]?.body).to.deep.equal({ orderID: String(newest('Order')['orderID']), ...line });
  });

  it('creates the order, each line by a request of its own, and answers both', async () => {
    expect(await run({ ...bare, shipCost: 12.5, shipInstructions: 'Ring twice', lines })).to.equal(undefined);
    expect(wire()).to.deep.equal([
      'POST Order.json',
      ...Array(3).fill('POST OrderLine.json'),
      `GET Order/${newest('Order')['orderID']}.json`,
    ]);
    expect(posted('Order')[0]?.body).to.deep.equal({ ...bare, shipCost: 12.5, shipInstructions: 'Ring twice' });
    const { order, ...rest } = result();
    expect(order).to.include({ shopID: '1', vendorID: '2', shipCost: 12.5, totalQuantity: 7 });
    expect(order).to.not.have.property('orderedDate');
    // Lines are sent several at a time, so they may be stored in another order.
    const stored = linesOf(order['orderID']).toSorted((a, b) => Number(a['itemID']) - Number(b['itemID']));
    expect(
      stored.map(({ itemID, quantity, price, numReceived }) => [itemID, quantity, price, numReceived]),
    ).to.deep.equal([
      [3, 4, 2.5, 0],
      [5, 1, 10, 1],
      [6, 2, 7, 0],
    ]);
    expect(rest).to.deep.equal({
      lines: stored.map(({ orderLineID, itemID }, index) => ({
        index,
        itemID: String(itemID),
        orderLineID: String(orderLineID),
        status: 'created',
      })),
      created: 3,
      found: 0,
      failed: 0,
    });
  });

  it('finds items by any of their numbers, a hundred with one request', async () => {
    const items = step.emulator.admin.records('Item').filter(({ archived }) => archived !== true);
    const by = (name: string) => {
      const item = items.find((each) => each[name] !== '') ?? {};
      return { given: { [name]: item[name] }, itemID: String(item['itemID']) };
    };
    const named = ['customSku', 'upc', 'ean', 'itemID'].map(by);
    const skus = items.slice(0, 150).map(({ systemSku, itemID }) => ({ given: { systemSku }, itemID: String(itemID) }));
    const all = [...named, ...skus];
    expect(await run({ ...bare, lines: all.map(({ given }) => ({ ...given, quantity: 1 })) })).to.equal(undefined);
    expect(result().lines.map(({ itemID }) => itemID)).to.deep.equal(all.map(({ itemID }) => itemID));
    const looks = step.emulator.log.entries.filter(({ path }) => path.endsWith('/Item.json'));
    expect(looks.map(({ params }) => Object.keys(params)[0])).to.deep.equal([
      'customSku',
      'upc',
      'ean',
      'systemSku',
      'systemSku',
    ]);
  });

  it('sends the lines that it can when an item is not known or not the only one', async () => {
    step.emulator.admin.change('Item', '8', { customSku: 'TWIN' });
    step.emulator.admin.change('Item', '9', { customSku: 'TWIN' });
    const wrong = [{ upc: '000000000000', quantity: 1 }, ...lines, { customSku: 'TWIN', quantity: 1 }];
    expect(await run({ ...bare, lines: wrong }, { whenLinesFail: 'emitPartial' })).to.equal(undefined);
    expect(result()).to.include({ created: 3, found: 0, failed: 2 });
    expect(result().lines[0]).to.deep.equal({ index: 0, status: 'failed', error: 'no item has this upc' });
    expect(result().lines[4]).to.deep.equal({ index: 4, status: 'failed', error: '2 items have this customSku' });
  });

  it('does not begin an order of which no line has an item', async () => {
    const error = await run({ ...bare, lines: [{ upc: '000000000000', quantity: 1 }] });
    expect(error).to.be.instanceOf(InputError);
    expect(error?.message).to.include('no item has this upc');
    expect(posted('Order')).to.deep.equal([]);
  });

  describe('when Lightspeed refuses a line', () => {
    const some = [...lines, { itemID: '999999', quantity: 1 }];

    it('fails with the line and the order named, emits nothing, and goes on when it is corrected', async () => {
      const error = await run({ ...bare, refNum: 'PO-1', lines: some }, { markOrdered: true });
      const { orderID } = newest('Order');
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.match(
        new RegExp(`^Purchase order ${orderID} lacks 1 of its 4 lines: line 4: .*itemID`),
      );
      expect(step.bodies).to.deep.equal([]);
      expect(linesOf(orderID)).to.have.length(3);
      expect(newest('Order')['orderedDate']).to.equal(undefined);

      expect(
        await run({ ...bare, refNum: 'PO-1', lines: [...lines, { itemID: '9', quantity: 1 }] }, { markOrdered: true }),
      ).to.equal(undefined);
      expect(result()).to.include({ created: 1, found: 3, failed: 0 });
      expect(linesOf(orderID)).to.have.length(4);
    });

    it('emits what there is when asked to, without marking the order', async () => {
      expect(await run({ ...bare, lines: some }, { whenLinesFail: 'emitPartial', markOrdered: 'true' })).to.equal(
        undefined,
      );
      expect(result()).to.include({ created: 3, found: 0, failed: 1 });
      expect(result().lines[3]).to.include({ index: 3, itemID: '999999', status: 'failed' });
      expect(result().order).to.not.have.property('orderedDate');
    });
  });

  describe('dates', () => {
    it('marks the order once it has its lines', async () => {
      expect(await run({ ...bare, lines }, { markOrdered: true })).to.equal(undefined);
      expect(wire().at(-1)).to.match(/^PUT Order\/\d+\.json$/);
      expect(step.emulator.log.entries.at(-1)?.body).to.deep.equal({ orderedDate: result().order['orderedDate'] });
    });

    it('marks it by the clock of Lightspeed, a new order and one that is there', async () => {
      step.emulator.admin.add('Order', { ...bare, refNum: 'PO-8' });
      const { clock } = step;
      const slow = { nowMs: () => clock.nowMs() - 7_200_000, sleep: clock.sleep };
      for (const refNum of ['PO-8', 'PO-9']) {
        const nowMs = clock.nowMs();
        await run({ ...bare, refNum, lines }, { markOrdered: true }, { ...step.runtime, clock: slow });
        const markedMs = Date.parse(String(Object(step.emulator.log.entries.at(-1)?.body).orderedDate));
        expect(markedMs, refNum).to.be.within(nowMs - 1000, clock.nowMs());
      }
    });

    it('holds the dates of the message back until then', async () => {
      const dates = { orderedDate: '2026-05-01T10:00:00.123Z', receivedDate: '2026-05-20T10:00:00Z' };
      expect(
        await run({ ...bare, arrivalDate: '2026-06-09T10:00:00Z', ...dates, lines }, { markOrdered: true }),
      ).to.equal(undefined);
      expect(posted('Order')[0]?.body).to.deep.equal({ ...bare, arrivalDate: '2026-06-09T10:00:00Z' });
      expect(step.emulator.log.entries.at(-1)?.body).to.deep.equal({
        orderedDate: '2026-05-01T10:00:00Z',
        receivedDate: '2026-05-20T10:00:00Z',
      });
    });

    it('does not move a date that is set', async () => {
      const order = { ...bare, refNum: 'PO-1', lines };
      await run(order, { markOrdered: true });
      step.clock.advance(3_600_000);
      await run(order, { markOrdered: true });
      expect(result(1).order['orderedDate']).to.equal(result(0).order['orderedDate']);
      expect(wire().filter((line) => line.startsWith('PUT'))).to.have.length(1);
    });
  });

  describe('an order that is there', () => {
    const order = { ...bare, refNum: 'PO-7', lines };

    it('gets what it lacks: equal lines count, and prices are numbers', async () => {
      const orderID = step.emulator.admin.add('Order', { ...bare, refNum: 'PO-7' });
      step.emulator.admin.add('OrderLine', { orderID, itemID: '3', quantity: 4, price: 2.5 });
      step.emulator.admin.add('OrderLine', { orderID, itemID: '3', quantity: 4, price: 2.75 });
      const duplicates = Array(3).fill({ itemID: '3', quantity: '4', price: '2.50' });
      expect(await run({ ...order, lines: duplicates })).to.equal(undefined);
      expect(result()).to.include({ created: 2, found: 1 });
      expect(linesOf(orderID).map(({ price }) => price)).to.deep.equal([2.5, 2.75, 2.5, 2.5]);
    });

    it('has a line already that differs by less than half a cent, or by zeros of an id', async () => {
      const orderID = step.emulator.admin.add('Order', { ...bare, refNum: 'PO-7' });
      step.emulator.admin.add('OrderLine', { orderID, itemID: '3', quantity: 4, price: 2.35 });
      const line = { itemID: '003', quantity: 4, price: 2.3456 };
      expect(await run({ ...order, shopID: '01', lines: [line, { ...line, price: 2.36 }] })).to.equal(undefined);
      expect(result()).to.include({ created: 1, found: 1 });
    });

    it('gets what it lacks once nobody has worked on it for 15 seconds: a killed run leaves lines on their way', async () => {
      await run({ ...order, lines: lines.slice(0, 1) });
      const startMs = step.clock.nowMs();
      const late = step.clock.sleep(7000).then(() => step.emulator.admin.add('OrderLine', lateLine()));
      expect(await run(order)).to.equal(undefined);
      await late;
      expect(result(1)).to.include({ created: 1, found: 2, failed: 0 });
      expect(linesOf(newest('Order')['orderID'])).to.have.length(3);
      expect(step.clock.nowMs() - startMs).to.be.within(22_000, 24_000);
      expect(step.lines.at(-1)).to.match(/"quiet":2\d{4}/);
    });
    const lateLine = () => ({ orderID: newest('Order')['orderID'], itemID: '5', quantity: 1, originalPrice: 10 });

    it('loses no time when it lacks nothing', async () => {
      await run(order);
      const startMs = step.clock.nowMs();
      expect(await run(order)).to.equal(undefined);
      expect(result(1)).to.include({ created: 0, found: 3, failed: 0 });
      expect(step.clock.nowMs() - startMs).to.be.below(1000);
    });

    it('is found by a number with spaces around it', async () => {
      for (const refNum of ['  PO-7 ', 'PO-7']) expect(await run({ ...order, refNum })).to.equal(undefined);
      expect(posted('Order').map(({ body }) => Object(body).refNum)).to.deep.equal(['PO-7']);
      expect(result(1)).to.include({ created: 0, found: 3 });
    });

    it('is created once by two messages that are in work at once, lines as well', async () => {
      expect(await Promise.all([run(order), run(order)])).to.deep.equal([undefined, undefined]);
      expect(posted('Order')).to.have.length(1);
      expect(linesOf(newest('Order')['orderID'])).to.have.length(3);
      expect([result(0), result(1)].map(({ created, found }) => [created, found])).to.deep.equal([
        [3, 0],
        [0, 3],
      ]);
    });

    it('would not be found again when Lightspeed cuts its number off, so it gets no lines', async () => {
      const body = { Order: { ...bare, orderID: '99', refNum: 'PO' } };
      step.emulator.faults.add({ method: 'POST', path: 'Order', action: { kind: 'status', status: 200, body } });
      const error = await run(order);
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.match(/^Purchase order 99 was created without lines/);
      expect(posted('OrderLine')).to.deep.equal([]);
    });

    it('is another one in another shop, or of another vendor', async () => {
      step.emulator.admin.add('Order', { shopID: '2', vendorID: '2', refNum: 'PO-7' });
      step.emulator.admin.add('Order', { shopID: '1', vendorID: '3', refNum: 'PO-7' });
      expect(await run(order)).to.equal(undefined);
      expect(posted('Order')).to.have.length(1);
    });

    const states: [string, StoredRecord[], RegExp][] = [
      ['several times', [{}, {}], /^Purchase orders \d+, \d+ all have the "refNum" of this message/],
      ['archived', [{ archived: true }], /^Purchase order \d+ has the "refNum" of this message and is archived/],
      ['complete', [{ complete: true }], /^Purchase order \d+ has the "refNum" of this message and is complete/],
    ];
    for (const [state, orders, message] of states) {
      it(`is not touched when it is there ${state}`, async () => {
        for (const each of orders) step.emulator.admin.add('Order', { ...bare, refNum: 'PO-7', ...each });
        const error = await run(order);
        expect(error).to.be.instanceOf(InputError);
        expect(error?.message).to.match(message);
        expect(wire().filter((line) => !line.startsWith('GET'))).to.deep.equal([]);
      });
    }
  });

  describe('without a reference number', () => {
    it('does not send an order again of which it is not known whether it is there', async () => {
      step.emulator.faults.add({ method: 'POST', path: 'Order', action: { kind: 'lostAnswer' } });
      expect(await run({ ...bare, lines })).to.be.instanceOf(OutcomeUnknownError);
      expect(wire()).to.deep.equal(['POST Order.json']);
    });

    it('looks for lines whose answer was lost in the order that it knows', async () => {
      step.emulator.faults.add({ method: 'POST', path: 'OrderLine', nth: 2, action: { kind: 'lostAnswer' } });
      step.emulator.faults.add({ method: 'POST', path: 'OrderLine', nth: 3, action: { kind: 'status', status: 503 } });
      expect(await run({ ...bare, lines })).to.equal(undefined);
      expect(result()).to.include({ created: 3, found: 0, failed: 0 });
      expect(linesOf(result().order['orderID'])).to.have.length(3);
      expect(posted('OrderLine')).to.have.length(4);
    });
  });

  it('tells when a line came about twice, long after it was given up', async () => {
    // The second line is not answered, and carried out only when it has been sent again.
    const { transportTo } = step.runtime;
    const isLine = ({ method, body }: HttpRequest) => method === 'POST' && /"itemID":"5"/.test(String(body));
    let late: HttpRequest | undefined;
    const runtime: Runtime = {
      ...step.runtime,
      transportTo: (origin, settings) => {
        const { send } = transportTo(origin, settings);
        return {
          async send(request) {
            if (isLine(request) && !late) {
              late = request;
              throw new TransportError('timeout', 'No answer came');
            }
            if (isLine(request) && late) await send(late);
            return send(request);
          },
        };
      },
    };
    const error = await run({ ...bare, refNum: 'PO-5', lines }, {}, runtime);
    const duplicates = linesOf(newest('Order')['orderID']).filter(({ itemID }) => itemID === 5);
    expect(duplicates).to.have.length(2);
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(error?.message).to.include(`delete what is surplus (orderLineID ${duplicates[0]?.['orderLineID']})`);
    expect(error?.message).to.match(/Purchase order \d+ has 3 of its 3 lines/);
    expect(step.bodies).to.deep.equal([]);
  });

  it('sends again what met a conflict, after a look', async () => {
    step.emulator.faults.add({ method: 'POST', path: 'OrderLine', nth: 2, action: { kind: 'status', status: 409 } });
    expect(await run({ ...bare, lines })).to.equal(undefined);
    expect(result()).to.include({ created: 3, failed: 0 });
  });

  it('gives a line up that Lightspeed fails to store again and again, and creates the others', async () => {
    step.emulator.faults.add({
      method: 'POST',
      path: 'OrderLine',
      action: { kind: 'status', status: 500 },
    });
    step.emulator.faults.add({
      method: 'POST',
      path: 'OrderLine',
      nth: 4,
      times: 99,
      action: { kind: 'status', status: 500 },
    });
    expect(await run({ ...bare, lines }, { whenLinesFail: 'emitPartial' })).to.equal(undefined);
    expect(result()).to.include({ created: 2, failed: 1 });
    expect(result().lines[0]?.['error']).to.match(/Tried 6 times\.$/);
    expect(posted('OrderLine')).to.have.length(2 + 6 + 1);
  });

  describe('stops early and tells how far it got', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ itemID: String(10 + at), quantity: 1 }));

    it('when the connection is dead', async () => {
      step.emulator.faults.add({ path: 'OrderLine', nth: 25, times: 999, action: { kind: 'status', status: 401 } });
      const error = await run({ ...bare, refNum: 'PO-9', lines: many });
      expect(error).to.be.instanceOf(ReconnectError);
      expect(error?.message).to.match(
        /Purchase order \d+ has 24 of its 60 lines\. The same message, sent again, goes on from there\.$/,
      );
      expect(posted('OrderLine').length).to.be.below(24 + 2 * 20 + 1);
      expect(step.bodies).to.deep.equal([]);
    });

    it('when Lightspeed stores nothing any more', async () => {
      step.emulator.faults.add({
        method: 'POST',
        path: 'OrderLine',
        nth: 11,
        times: 999,
        action: { kind: 'status', status: 503 },
      });
      const error = await run({ ...bare, lines: many });
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error?.message).to.match(
        /Purchase order \d+ has 10 of its 60 lines\. As the message has no "refNum", it would create another order/,
      );
      // The first pass may send every line, as its ten successes come in between; the six after it have none, and end
      // with five failures in a row and what is in flight then.
      expect(posted('OrderLine').length).to.be.at.most(60 + 6 * 24);
    });

    it('when the lines cannot be read', async () => {
      step.emulator.faults.add({ method: 'POST', path: 'OrderLine', nth: 11, action: { kind: 'lostAnswer' } });
      step.emulator.faults.add({
        method: 'GET',
        path: 'OrderLine',
        times: 999,
        action: { kind: 'status', status: 403 },
      });
      const error = await run({ ...bare, lines: many });
      expect(error).to.be.instanceOf(LightspeedError);
      expect(error?.message).to.match(/Purchase order \d+ has 59 of its 60 lines/);
    });

    it('when the order cannot be marked', async () => {
      step.emulator.faults.add({ method: 'PUT', path: 'Order', times: 999, action: { kind: 'status', status: 422 } });
      const error = await run({ ...bare, refNum: 'PO-9', lines }, { markOrdered: true });
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.match(/Purchase order \d+ has 3 of its 3 lines/);
    });
  });

  describe('an order that takes too long', () => {
    const many = Array.from({ length: 200 }, (_, at) => ({ itemID: String(1 + at), quantity: 1, price: 5 }));
    const rebounds: unknown[] = [];

    beforeEach(async () => {
      rebounds.length = 0;
      await step.close();
      step = await emulatedStep({ size: { items: 260, orders: 2, customers: 0, sales: 0 } });
      step.env['POLL_TIME_LIMIT_S'] = '60';
      step.onEmit = (event, payload) => {
        if (event === 'rebound') rebounds.push(payload);
      };
    });

    it('is handed back in time, and goes on when it comes again', async () => {
      const order = { ...bare, refNum: 'PO-long', lines: many };
      const startMs = step.clock.nowMs();
      expect(await run(order)).to.equal(undefined);
      expect(step.clock.nowMs() - startMs, 'what waits for its turn is not sent').to.be.within(60_000, 63_000);
      expect(rebounds).to.have.length(1);
      expect(rebounds[0]).to.match(/^Purchase order \d+ has 1\d\d of its 200 lines/);
      expect(step.bodies).to.deep.equal([]);

      // The platform hands a message out again 15 s later at the earliest.
      step.clock.advance(15_000);
      expect(await run(order)).to.equal(undefined);
      expect(rebounds).to.have.length(1);
      expect(result().created + result().found).to.equal(200);
      expect(linesOf(result().order['orderID'])).to.have.length(200);
    });

    it('is an error that names it when it could not be found again', async () => {
      const error = await run({ ...bare, lines: many });
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error?.message).to.match(/too many lines for one run\. Purchase order \d+ has 1\d\d of its 200 lines/);
      expect(rebounds).to.deep.equal([]);
    });
  });

  describe('checks the message before anything is sent', () => {
    it('and names all that is wrong with it', async () => {
      const error = await run({
        vendorID: 'two',
        shipcost: 3,
        discount: 'some',
        orderedDate: 'yesterday',
        lines: [
          { itemID: '3', upc: '123', quantity: 0 },
          { quantity: 1.5, price: 'cheap' },
          'line',
          { itemID: '-1', quantity: 1, originalPrice: 1, vendorCost: 1 },
          { itemID: '4' },
          { itemID: '4', quantity: 2, orderID: '7', checkedIn: 1, prize: 2 },
        ],
      });
      expect(error).to.be.instanceOf(InputError);
      for (const fault of [
        '"vendorID" must be an id',
        '"shipcost" is unknown (perhaps "shipCost")',
        '"discount" must be a number such as',
        '"orderedDate" must be a date',
        '"shopID" is missing',
        'line 1: name the item by only one of itemID',
        'line 1: "quantity" must be at least 1',
        'line 2: name the item by one of itemID',
        'line 2: "quantity" must be a whole number',
        'line 2: "price" must be a number',
        'line 3: it must be an object',
        'line 4: "itemID" must be an id',
        'line 4: give "originalPrice" or "vendorCost", not both',
        'line 5: "quantity" is missing',
        'line 6: "orderID" cannot be set',
        'line 6: "checkedIn" is set by the system itself',
        'line 6: "prize" is unknown (perhaps "price")',
      ]) {
        expect(error?.message).to.include(fault);
      }
      expect(wire()).to.deep.equal([]);
    });

    it('which must have lines', async () => {
      for (const none of [undefined, [], {}]) {
        expect((await run({ ...bare, lines: none }))?.message).to.include('"lines" must be a list');
      }
      expect(wire()).to.deep.equal([]);
    });

    it('and the fields of the step', async () => {
      expect((await run({ ...bare, lines }, { whenLinesFail: 'panic' }))?.message).to.include('"When Lines Fail"');
      expect(wire()).to.deep.equal([]);
    });
  });

  it('has forms for its message and its result', async () => {
    const forms = await getMetaModel({});
    expect(forms.in.properties).to.include.keys('shopID', 'vendorID', 'refNum', 'orderedDate', 'lines');
    expect(forms.in.properties).to.not.include.keys('Vendor', 'Shop', 'orderID', 'complete');
    expect(forms.in.properties?.['shopID']).to.include({ type: 'string', required: true });
    expect(forms.in.properties?.['lines']?.items?.properties).to.have.all.keys(
      ...[
        'itemID',
        'systemSku',
        'customSku',
        'upc',
        'ean',
        'quantity',
        'price',
        'originalPrice',
        'vendorCost',
        'numReceived',
      ],
    );
    expect(forms.in.properties?.['lines']?.items?.properties?.['upc']).to.include({ type: 'string' });
    expect(forms.out.properties).to.have.all.keys('order', 'lines', 'created', 'found', 'failed');
    expect(forms.out.properties?.['order']?.properties).to.include.keys('orderID', 'totalQuantity');
  });
});
