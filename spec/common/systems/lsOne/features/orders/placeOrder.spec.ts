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

  it('refuses a reference that several orders with lines have', async () => {
    for (const description of ['A [PO-1]', 'B [PO-1]']) {
      step.emulator.admin.addOrder({ description, vendorID: '0000002', storeID: 'S0001' }, [{}]);
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

  describe('while another process creates the same order', () => {
    const SAME = { description: 'Spring stock [PO-1]', vendorID: '0000002', storeID: 'S0001' };

    /** Happens on the server right after it has created the order of this run. */
    const afterCreation = (change: () => void) =>
      step.emulator.faults.add({
        method: 'POST',
        path: /purchase-order$/,
        action: { kind: 'interleave', afterCommit: true, change },
      });

    it('fills the earlier one, when that one has ended, and deletes its own', async () => {
      const { admin } = step.emulator;
      const order = orderOf('PO-1', linesFor(6));
      let other = '';
      afterCreation(() => {
        other = admin.addOrder({ ...SAME, createdDate: '2020-01-01T00:00:00' });
      });
      expect(await send(step, order)).to.equal(undefined);
      expectExactly(step, 'PO-1', order.lines);
      expect(ordersWith(step, 'PO-1')[0]?.id).to.equal(other);
      expect(step.bodies[0]).to.include({ created: 6, found: 0 });
    });

    /** Adds the lines one by one, as a run in another process does. */
    const fill = (id: string, lines: readonly ReturnType<typeof linesFor>[number][], everyMs = 10_000) =>
      lines.forEach(({ quantity, unitPrice, discountPercentage = 0, ...line }, at) => {
        const decimals = { quantity, unitPrice, discountPercentage };
        const texts = Object.fromEntries(Object.entries(decimals).map(([name, value]) => [name, String(value)]));
        void step.clock.sleep(everyMs * (at + 1)).then(() => step.emulator.admin.addLine(id, { ...line, ...texts }));
      });

    it('adds no line that the other run is about to send', async () => {
      const order = orderOf('PO-1', linesFor(6));
      afterCreation(() => fill(step.emulator.admin.addOrder({ ...SAME, createdDate: '2020-01-01' }), order.lines));
      expect(await send(step, order)).to.equal(undefined);
      expectExactly(step, 'PO-1', order.lines);
      expect(step.bodies[0]).to.include({ created: 0, found: 6 });
    });

    it('adds no line either when it begins while the other run is at work, and adds what that one leaves out', async () => {
      const order = orderOf('PO-1', linesFor(6));
      fill(step.emulator.admin.addOrder(SAME), order.lines.slice(0, 4));
      expect(await send(step, order)).to.equal(undefined);
      expectExactly(step, 'PO-1', order.lines);
      expect(step.bodies[0]).to.include({ created: 2, found: 4 });
      expect(step.clock.nowMs() - (step.emulator.log.entries[0]?.at ?? 0)).to.be.within(55_000, 60_000);
    });

    it('takes no order of the other run for its own that the server never got', async () => {
      const order = orderOf('PO-1', linesFor(6));
      // From now on one search finds whether there is such an order.
      expect(await send(step, orderOf('PO-0', linesFor(1)))).to.equal(undefined);
      const { faults } = step.emulator;
      faults.add({ method: 'POST', path: /purchase-order$/, action: { kind: 'reset' } });
      const change = () => fill(step.emulator.admin.addOrder(SAME), order.lines);
      faults.add({ path: /search/, nth: 2, action: { kind: 'interleave', change } });
      expect(await send(step, order)).to.equal(undefined);
      expect(faults.pending()).to.deep.equal([]);
      expectExactly(step, 'PO-1', order.lines);
      expect(step.bodies[1]).to.include({ created: 0, found: 6 });
    });

    it('fills the later one when that has lines a moment after, since the other run did not see the earlier one', async () => {
      const { admin } = step.emulator;
      const order = orderOf('PO-1', linesFor(6));
      let other = '';
      afterCreation(() => {
        other = admin.addOrder({ ...SAME, createdDate: '2099-01-01T00:00:00' });
        fill(other, order.lines, 1000);
      });
      expect(await send(step, order)).to.equal(undefined);
      expectExactly(step, 'PO-1', order.lines);
      expect(ordersWith(step, 'PO-1')[0]?.id).to.equal(other);
      expect(step.bodies[0]).to.include({ created: 0, found: 6 });
    });

    it('fills its own when the other one is later and stays empty, and names that one', async () => {
      const { admin } = step.emulator;
      const order = orderOf('PO-1', linesFor(6));
      let other = '';
      afterCreation(() => {
        other = admin.addOrder({ ...SAME, createdDate: '2099-01-01T00:00:00' });
      });
      const startMs = step.clock.nowMs();
      expect(await send(step, order)).to.equal(undefined);
      expect(step.clock.nowMs() - startMs).to.equal(3000);
      expect(ordersWith(step, 'PO-1').map(({ id, lines }) => [id === other, lines.length])).to.have.deep.members([
        [false, 6],
        [true, 0],
      ]);
      expect(step.lines.join('\n')).to.contain(`Purchase order ${other} has the "refNum" of order`);

      // What is left does no harm to the message that comes again.
      expect(await send(step, order)).to.equal(undefined);
      expect(step.bodies[1]).to.include({ created: 0, found: 6 });
    });

    it('passes over an earlier one that is deleted at that moment', async () => {
      const { admin, faults } = step.emulator;
      const order = orderOf('PO-1', linesFor(2));
      const deleted = admin.addOrder({ ...SAME, createdDate: '2020-01-01T00:00:00' });
      admin.addOrder({ ...SAME, createdDate: '2021-01-01T00:00:00' });
      const change = () => admin.deleteOrder(deleted);
      faults.add({ method: 'GET', path: /line/, action: { kind: 'interleave', change } });
      expect(await send(step, order)).to.equal(undefined);
      expectExactly(step, 'PO-1', order.lines);
    });

    it('names its own when that cannot be deleted', async () => {
      afterCreation(() => step.emulator.admin.addOrder({ ...SAME, createdDate: '2020-01-01T00:00:00' }));
      step.emulator.faults.add({ method: 'DELETE', path: /purchase-order/, action: { kind: 'status', status: 400 } });
      expect(await send(step, orderOf('PO-1', linesFor(2)))).to.equal(undefined);
      expect(ordersWith(step, 'PO-1').map(({ lines }) => lines.length)).to.have.members([0, 2]);
      expect(step.lines.join('\n')).to.match(/Purchase order \S+ is empty and should be deleted, which failed: /);
    });

    it('ends with one complete order, whoever is first', async () => {
      const order = orderOf('PO-1', linesFor(6));
      // Another host name is another connection, whose runs do not take turns with those of this one.
      const environmentUrl = step.emulator.url.replace('127.0.0.1', 'localhost');
      expect(environmentUrl).to.not.equal(step.emulator.url);
      const errors = await Promise.all([send(step, order), send(step, order, { environmentUrl })]);
      expect(errors).to.deep.equal([undefined, undefined]);
      expectExactly(step, 'PO-1', order.lines);
      const results = step.bodies as { created: number; found: number; order: { id: string } }[];
      expect(results.map(({ created, found }) => created + found)).to.deep.equal([6, 6]);
      expect(results[0]?.order.id).to.equal(results[1]?.order.id);
    });
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
