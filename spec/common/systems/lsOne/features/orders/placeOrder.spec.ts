import { expect } from 'chai';
import { crashingRuntime } from '../../../../../support/crashingRuntime';
import { type EmulatedLsOne, emulatedLsOne } from '../../../../../support/emulatedLsOne';
import { expectExactly, linesFor, orderOf, ordersWith, send } from '../../../../../support/lsOneOrders';
import { seededRandom } from '../../../../../support/seededRandom';

const [OPEN, PLACED] = [0, 3];

describe('createOrder on LS One', () => {
  let step: EmulatedLsOne;

  beforeEach(async () => {
    step = await emulatedLsOne({ orders: 5 });
  });

  afterEach(() => step.close());

  const writes = () => step.wire().filter((request) => !/^GET|\/search/.test(request));
  const B = 'purchase-order';

  it('creates the order, its lines in their order, and posts it when that is wanted', async () => {
    const lines = linesFor(3);
    expect(await send(step, orderOf('PO-1', lines), { markOrdered: true })).to.equal(undefined);
    const [order] = ordersWith(step, 'PO-1');
    expect(order).to.include({ description: 'Spring stock [PO-1]', vendorID: '0000002', purchaseStatus: PLACED });
    expect(order?.lines.map(({ itemID }) => itemID)).to.deep.equal(['10000', '10001', '10002']);
    const line = `${B}/${order?.id}/line`;
    expect(writes()).to.deep.equal([`POST ${B}`, ...Array(3).fill(`POST ${line}`), `POST ${B}/${order?.id}/post`]);
    // Two spellings of the search, a search for everything, the order, read and looked for, its lines, the post, read again.
    expect(step.wire()).to.have.length(2 + 1 + 3 + 3 + 2);
    expect(step.bodies).to.have.length(1);
    const [body] = step.bodies as { order: object; lines: object[] }[];
    expect(body).to.include({ created: 3, found: 0, failed: 0 });
    expect(body?.order).to.include({ id: order?.id, purchaseStatus: PLACED, storeID: 'S0001' });
    expect(body?.lines[1]).to.deep.equal({ index: 1, itemID: '10001', lineNumber: '0-00000002', status: 'created' });
  });

  it('finds order and lines when the message comes again, and sends nothing twice', async () => {
    const order = orderOf('PO-1', linesFor(8));
    expect(await send(step, order, { markOrdered: true })).to.equal(undefined);
    step.emulator.log.clear();
    expect(await send(step, order, { markOrdered: true })).to.equal(undefined);
    expect(writes()).to.deep.equal([]);
    expect(step.bodies[1]).to.include({ created: 0, found: 8, failed: 0 });
    expectExactly(step, 'PO-1', order.lines);
  });

  it('tells orders apart by reference, vendor and store', async () => {
    const order = orderOf('PO-1', linesFor(1));
    for (const each of [
      order,
      { ...order, vendorID: '0000003' },
      { ...order, storeID: 'S0002' },
      { ...order, refNum: 'O-1' },
      { ...order, refNum: 'PO-11' },
      { ...order, refNum: 'po-1' },
    ]) {
      expect(await send(step, each)).to.equal(undefined);
    }
    expect(step.bodies.map((body) => (body as { created: number }).created)).to.deep.equal([1, 1, 1, 1, 1, 1]);
    expect(step.emulator.admin.orders()).to.have.length(5 + 6);
  });

  it('creates another order each time without a reference', async () => {
    const order = orderOf(undefined, linesFor(1));
    expect(await send(step, order)).to.equal(undefined);
    expect(await send(step, order)).to.equal(undefined);
    const made = step.emulator.admin.orders().slice(5);
    expect(made.map(({ description }) => description)).to.deep.equal(['Spring stock', 'Spring stock']);
  });

  it('lets equal messages take turns', async () => {
    const order = orderOf('PO-1', linesFor(5));
    expect(await Promise.all([send(step, order), send(step, order), send(step, order)])).to.deep.equal(Array(3));
    expectExactly(step, 'PO-1', order.lines);
    expect(step.bodies.map((body) => (body as { created: number }).created)).to.deep.equal([5, 0, 0]);
  });

  it('does not stop at lines that the server refuses, and posts no order that lacks some', async () => {
    const [first, second, third] = linesFor(3);
    const lines = [first, { ...second, itemID: '99999' }, third];
    const order = { ...orderOf('PO-1', []), lines };
    const error = await send(step, order, { markOrdered: true });
    expect(error?.message).to.match(/lacks 1 of its 3 lines: line 2: .*99999/);
    expect(step.bodies).to.deep.equal([]);
    expect(await send(step, order, { markOrdered: true, whenLinesFail: 'emitPartial' })).to.equal(undefined);
    expect(step.bodies[0]).to.include({ created: 0, found: 2, failed: 1 });
    expect(ordersWith(step, 'PO-1')[0]?.purchaseStatus).to.equal(OPEN);
  });

  it('adds no lines to an order that is not open any more', async () => {
    const order = orderOf('PO-1', linesFor(2));
    expect(await send(step, order, { markOrdered: true })).to.equal(undefined);
    const error = await send(step, orderOf('PO-1', linesFor(3)));
    expect(error?.message).to.match(/has the "refNum" of this message and is placed: it takes no more lines/);
    expectExactly(step, 'PO-1', order.lines);
  });

  it('refuses a reference that several orders have', async () => {
    for (const description of ['A [PO-1]', 'B [PO-1]']) {
      step.emulator.admin.addOrder({ description, vendorID: '0000002', storeID: 'S0001' });
    }
    const error = await send(step, orderOf('PO-1', linesFor(1)));
    expect(error?.message).to.match(/Purchase orders .+, .+ all have the "refNum" of this message/);
    expect(writes()).to.deep.equal([]);
  });

  it('sends no lines when the server does not keep the description', async () => {
    step.emulator.faults.add({
      method: 'POST',
      path: /purchase-order$/,
      action: {
        kind: 'interleave',
        afterCommit: true,
        change: () => {
          const made = step.emulator.admin.orders().at(-1);
          step.emulator.admin.changeOrder(made?.id ?? '', { description: 'Spring sto' });
        },
      },
    });
    const error = await send(step, orderOf('PO-1', linesFor(1)));
    expect(error?.message).to.match(/was created without lines, but LS One does not find it by its "refNum"/);
    expect(writes()).to.deep.equal([`POST ${B}`]);
  });

  it('finds its order where the search has the other path, wants a list, or finds too much', async function () {
    this.timeout(60_000);
    for (const [at, switches] of [
      { searchPath: 'plural' as const },
      { idOrDescription: 'list' as const },
      { ignoredFilters: ['idOrDescription', 'vendorID', 'storeID'] },
      { maxPageSize: 3 },
    ].entries()) {
      Object.assign(step.emulator.switches, switches);
      const order = orderOf(`PO-${at}`, linesFor(7));
      expect(await send(step, order), JSON.stringify(switches)).to.equal(undefined);
      expect(await send(step, order), JSON.stringify(switches)).to.equal(undefined);
      expectExactly(step, `PO-${at}`, order.lines);
    }
  });

  describe('exactly once', () => {
    it('with every seventh answer lost after the server acted, sent up to 12 times', async function () {
      this.timeout(60_000);
      const order = orderOf('PO-1', linesFor(60));
      for (const status of [undefined, 502]) {
        step.emulator.faults.add({
          path: /inventory/,
          nth: 7,
          every: 14,
          action: { kind: 'lostAnswer', ...(status !== undefined && { status }) },
        });
        step.emulator.faults.add({ path: /inventory/, nth: 14, every: 14, action: { kind: 'lostAnswer' } });
      }
      let sent = 0;
      let error: Error | undefined;
      do {
        error = await send(step, order, { markOrdered: true });
      } while (error && ++sent < 12);
      expect(error).to.equal(undefined);
      expectExactly(step, 'PO-1', order.lines);
      expect(step.bodies).to.have.length(1);
      expect(ordersWith(step, 'PO-1')[0]?.purchaseStatus).to.equal(PLACED);
    });

    it('wherever a run is killed, whether or not its last request arrives', async function () {
      this.timeout(60_000);
      const lines = linesFor(4);
      for (const arrives of [true, false]) {
        for (let atRequest = 1; atRequest <= 16; atRequest++) {
          const refNum = `PO-${atRequest}-${arrives}`;
          const death = { runtime: crashingRuntime(step.runtime, { atRequest, arrives }) };
          await send(step, orderOf(refNum, lines), { markOrdered: true }, death);
          expect(await send(step, orderOf(refNum, lines), { markOrdered: true }), refNum).to.equal(undefined);
          expectExactly(step, refNum, lines);
          expect(ordersWith(step, refNum)[0]?.purchaseStatus, refNum).to.equal(PLACED);
        }
      }
    });

    it('when it is killed again and again', async function () {
      this.timeout(60_000);
      const random = seededRandom(7);
      const order = orderOf('PO-1', linesFor(60));
      for (let kill = 0; kill < 12; kill++) {
        const death = { atRequest: 4 + Math.floor(random() * 20), arrives: random() < 0.5 };
        await send(step, order, {}, { runtime: crashingRuntime(step.runtime, death) });
      }
      expect(await send(step, order)).to.equal(undefined);
      expectExactly(step, 'PO-1', order.lines);
    });
  });
});
