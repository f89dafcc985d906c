import { expect } from 'chai';
import { getMetaModel, setInventory } from '../../lib/actions/setInventory';
import type { Cfg } from '../../lib/common/platform/context';
import type { Runtime } from '../../lib/common/platform/runtime';
import {
  InputError,
  OutcomeUnknownError,
  PermissionError,
  ReconnectError,
  UnavailableError,
} from '../../lib/common/util/errors';
import { crashingRuntime } from '../support/crashingRuntime';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { type Attempt, attemptAction, requestsOf, requestsTo } from '../support/runAction';
import { seededRandom } from '../support/seededRandom';

interface Result {
  readonly index: number;
  readonly itemID?: string;
  readonly shopID: string;
  readonly quantity: number;
  readonly status: string;
  readonly inventoryCountID?: string;
  readonly error?: string;
}

interface Body {
  readonly results: readonly Result[];
  readonly succeeded: number;
  readonly failed: number;
}

interface Wish {
  readonly itemID: string;
  readonly shopID: string;
  readonly quantity: number;
}

describe('setInventory', () => {
  let step: EmulatedStep;
  const rebounds: unknown[] = [];

  const start = async (options: Parameters<typeof emulatedStep>[0]) => {
    step = await emulatedStep(options);
    rebounds.length = 0;
    step.onEmit = (event, payload) => {
      if (event === 'rebound') rebounds.push(payload);
    };
  };
  beforeEach(() => start({ size: { shops: 3, items: 120, customers: 0, sales: 0, orders: 0 }, registers: 30 }));
  afterEach(() => step.close());

  const run = (body: object, cfg: Cfg = {}, attempt: Attempt = {}) =>
    attemptAction(step, setInventory, body, cfg, attempt);
  const result = (at = 0) => step.bodies[at] as Body;
  const entries = () => step.emulator.log.entries;
  const wire = () => requestsOf(step);
  const sent = (method: string, path: string) => requestsTo(step, method, path);
  const records = (entity: string) => step.emulator.admin.records(entity);
  const levels = () =>
    new Map(records('ItemShop').map(({ itemID, shopID, qoh }): [string, unknown] => [`${itemID} ${shopID}`, qoh]));
  const stock = (itemID: string, shopID: string) => levels().get(`${itemID} ${shopID}`);
  const expectStock = (wishes: readonly Wish[]) => {
    const known = levels();
    expect(wishes.map(({ itemID, shopID }) => known.get(`${itemID} ${shopID}`))).to.deep.equal(
      wishes.map(({ quantity }) => quantity),
    );
  };
  const refusals = () => entries().filter(({ status }) => status === 429);

  /** Item and shop pairs that have no stock level yet. */
  const pairsWithoutLevel = (): Wish[] => {
    const known = levels();
    const pairs = records('Item').flatMap(({ itemID }) =>
      ['1', '2', '3'].map((shopID) => ({ itemID: String(itemID), shopID, quantity: 9 })),
    );
    return pairs.filter(({ itemID, shopID }) => !known.has(`${itemID} ${shopID}`));
  };

  describe('directly', () => {
    it('sets 50 items exactly, also where they had no stock level, and names each of them', async () => {
      const fresh = pairsWithoutLevel().slice(0, 10);
      expect(fresh).to.have.length(10);
      const items = new Set(fresh.map(({ itemID }) => itemID));
      const others = records('Item')
        .map(({ itemID }) => String(itemID))
        .filter((itemID) => !items.has(itemID));
      const wishes = [
        ...fresh,
        ...others.slice(0, 40).map((itemID, at) => ({ itemID, shopID: '2', quantity: at - 2 })),
      ];
      expect(await run({ items: wishes })).to.equal(undefined);
      expectStock(wishes);
      expect(result()).to.deep.equal({
        results: wishes.map((wish, index) => ({ index, ...wish, status: 'set' })),
        succeeded: 50,
        failed: 0,
      });
      expect(new Set(entries().map(({ method }) => method))).to.deep.equal(new Set(['PUT']));
      expect(refusals()).to.deep.equal([]);
    });

    it('writes all shops of an item with one request', async () => {
      const wishes = ['1', '2', '3'].map((shopID) => ({ itemID: '7', shopID, quantity: Number(shopID) * 5 }));
      expect(await run({ items: wishes })).to.equal(undefined);
      expect(wire()).to.deep.equal(['PUT Item/7.json']);
      expect(entries()[0]?.body).to.deep.equal({
        ItemShops: { ItemShop: wishes.map(({ shopID, quantity }) => ({ shopID, qoh: quantity })) },
      });
      expect(entries()[0]?.costDrips).to.equal(2.5);
      expectStock(wishes);
      expect(stock('7', '0')).to.equal(30);
    });

    it('finds items by their numbers, and fails those that it cannot find', async () => {
      step.emulator.admin.change('Item', '8', { customSku: 'LAMP' });
      step.emulator.admin.change('Item', '9', { upc: '123456789012' });
      const items = [
        { customSku: 'LAMP', shopID: 1, quantity: '4' },
        { customSku: 'NONE', shopID: '1', quantity: 1 },
        { upc: '123456789012', shopID: '1', quantity: 6 },
      ];
      expect(await run({ items })).to.equal(undefined);
      expect(result()).to.deep.equal({
        results: [
          { index: 0, itemID: '8', shopID: '1', quantity: 4, status: 'set' },
          { index: 1, shopID: '1', quantity: 1, status: 'failed', error: 'no item has this customSku' },
          { index: 2, itemID: '9', shopID: '1', quantity: 6, status: 'set' },
        ],
        succeeded: 2,
        failed: 1,
      });
    });

    it('sets the other shops of an item when one of them is wrong', async () => {
      const items = [
        { itemID: '7', shopID: '1', quantity: 3 },
        { itemID: '7', shopID: '77', quantity: 4 },
        { itemID: '999999', shopID: '1', quantity: 5 },
        { itemID: '8', shopID: '1', quantity: 6 },
      ];
      expect(await run({ items })).to.equal(undefined);
      expect(result().results.map(({ status }) => status)).to.deep.equal(['set', 'failed', 'failed', 'set']);
      expect(result()).to.include({ succeeded: 2, failed: 2 });
      expectStock([items[0], items[3]] as Wish[]);
    });

    it('sets exactly what was asked although every fifth answer is lost', async () => {
      for (let nth = 5; nth < 200; nth += 5) {
        step.emulator.faults.add({ path: 'Item', nth, action: { kind: 'lostAnswer' } });
      }
      const wishes = records('Item')
        .slice(0, 60)
        .map(({ itemID }, at) => ({ itemID: String(itemID), shopID: '1', quantity: at }));
      expect(await run({ items: wishes })).to.equal(undefined);
      expect(result()).to.include({ succeeded: 60, failed: 0 });
      expectStock(wishes);
    });

    it('looks at the stock where the answer does not show it, and fails what was not taken', async () => {
      step.emulator.faults.add({
        method: 'PUT',
        path: 'Item/7',
        action: { kind: 'status', status: 200, body: { Item: { itemID: '7' } } },
      });
      step.emulator.faults.add({ method: 'PUT', path: 'Item/8', action: { kind: 'lostAnswer', status: 204 } });
      const before = Number(stock('7', '1'));
      const items = [
        { itemID: '7', shopID: '1', quantity: before + 1 },
        { itemID: '8', shopID: '1', quantity: 12 },
      ];
      expect(await run({ items })).to.equal(undefined);
      expect(result().results[0]).to.include({
        status: 'failed',
        error: 'Lightspeed accepted the quantity, but shows another one',
      });
      expect(result().results[1]).to.include({ status: 'set' });
    });

    it('tells how many were set when the connection dies', async () => {
      step.emulator.faults.add({ path: 'Item', nth: 31, times: 999, action: { kind: 'status', status: 401 } });
      const wishes = records('Item').map(({ itemID }) => ({ itemID: String(itemID), shopID: '1', quantity: 1 }));
      const error = await run({ items: wishes });
      expect(error).to.be.instanceOf(ReconnectError);
      expect(error?.message).to.match(/30 of 120 quantities are known to be set\.$/);
      expect(step.bodies).to.deep.equal([]);
    });

    it('fails a single item that Lightspeed cannot take, and stops in an outage', async () => {
      step.emulator.faults.add({ path: 'Item/7', times: 999, action: { kind: 'status', status: 500 } });
      const wishes = ['6', '7', '8', '9', '10', '11'].map((itemID) => ({ itemID, shopID: '1', quantity: 1 }));
      expect(await run({ items: wishes })).to.equal(undefined);
      expect(result()).to.include({ succeeded: 5, failed: 1 });
      expect(result().results[1]).to.include({ index: 1, itemID: '7', status: 'failed' });

      step.emulator.faults.add({ path: 'Item', times: 9999, action: { kind: 'status', status: 503 } });
      const error = await run({ items: wishes });
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error?.message).to.match(/0 of 6 quantities are known to be set\.$/);
    });

    it('fails what no time is left for', async () => {
      await step.close();
      await start({ size: { shops: 3, items: 120, customers: 0, sales: 0, orders: 0 } });
      step.env['POLL_TIME_LIMIT_S'] = '30';
      const wishes = records('Item').map(({ itemID }) => ({ itemID: String(itemID), shopID: '1', quantity: 1 }));
      expect(await run({ items: wishes })).to.equal(undefined);
      expect(result().succeeded).to.be.within(70, 119);
      expect(result().results.at(-1)?.error).to.match(/^not sent, because there are too many items/);
      expect(rebounds).to.deep.equal([]);
    });
  });

  describe('by a count', () => {
    const count = { method: 'count' };
    const wishesFor = (length: number, shopID = '1'): Wish[] =>
      Array.from({ length }, (_, at) => ({ itemID: String(at + 1), shopID, quantity: (at * 7) % 50 }));

    it('sets 1,000 items exactly, as fast as the rules allow, with one reconcile', async function () {
      this.timeout(60_000);
      await step.close();
      await start({ size: { shops: 2, items: 1000, customers: 0, sales: 0, orders: 0 } });
      const wishes = wishesFor(1000);
      const startMs = step.clock.nowMs();
      expect(await run({ items: wishes }, count, { id: 'message-1' })).to.equal(undefined);
      expectStock(wishes);
      expect(result()).to.include({ succeeded: 1000, failed: 0 });
      expect(
        result().results.map(({ index, itemID, shopID, quantity, status }) => ({
          index,
          itemID,
          shopID,
          quantity,
          status,
        })),
      ).to.deep.equal(wishes.map((wish, index) => ({ index, ...wish, status: 'set' })));
      expect(sent('POST', 'InventoryCount')).to.have.length(1);
      expect(sent('POST', 'InventoryCountItem')).to.have.length(1000);
      expect(sent('POST', 'InventoryCountReconcile')).to.have.length(1);
      expect(refusals()).to.deep.equal([]);
      // Employee, look for the count, the count, its entries, ten pages of entries: then the reconcile goes.
      const idealMs = (1 + 1 + 1 + 1000 + 10 - 90) * 1000;
      expect(step.clock.nowMs() - startMs).to.be.within(idealMs, idealMs * 1.03);
    });

    it('counts as the employee of the credential, or as the one of the message', async () => {
      await run({ items: wishesFor(2) }, count, { id: 'message-1' });
      expect(wire()[0]).to.equal('GET /API/Session.json');
      await run({ items: wishesFor(2), employeeID: 3 }, count, { id: 'message-2' });
      expect(sent('POST', 'InventoryCountItem').map(({ body }) => Object(body).employeeID)).to.deep.equal([
        '1',
        '1',
        '3',
        '3',
      ]);
      expect(sent('GET', 'Session')).to.have.length(1);
    });

    it('asks for the employee where Lightspeed does not tell', async () => {
      step.emulator.faults.add({
        path: '/API/Session',
        action: { kind: 'status', status: 200, body: { employeeID: '0' } },
      });
      const error = await run({ items: wishesFor(2) }, count);
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.include('"employeeID" is required');
      expect(wire()).to.deep.equal(['GET /API/Session.json']);
    });

    it('does not choose among several counts of the name', async () => {
      for (const archived of [false, true]) {
        step.emulator.admin.add('InventoryCount', { name: 'June', shopID: '1', archived });
      }
      expect(await run({ items: wishesFor(2), name: 'June' }, count)).to.equal(undefined);
      expect(result()).to.include({ succeeded: 0, failed: 2 });
      expect(result().results[1]?.error).to.equal(
        'not set: Several inventory counts of shop 1 have the name of this one.',
      );
      expect(sent('POST', 'InventoryCountItem')).to.deep.equal([]);
    });

    it('counts nothing when its count would not be found again', async () => {
      const body = { InventoryCount: { inventoryCountID: '99', name: 'Ju', shopID: '1' } };
      step.emulator.faults.add({
        method: 'POST',
        path: 'InventoryCount',
        action: { kind: 'status', status: 200, body },
      });
      expect(await run({ items: wishesFor(2), name: 'June' }, count)).to.equal(undefined);
      expect(result()).to.include({ succeeded: 0, failed: 2 });
      expect(result().results[0]?.error).to.include('did not keep the "name" of the count');
      expect(sent('POST', 'InventoryCountItem')).to.deep.equal([]);
    });

    it('makes a count for each shop', async () => {
      const wishes = [...wishesFor(5, '1'), ...wishesFor(7, '3')];
      expect(await run({ items: wishes, name: 'June' }, count)).to.equal(undefined);
      expectStock(wishes);
      expect(sent('POST', 'InventoryCount').map(({ body }) => body)).to.deep.equal([
        { name: 'June', shopID: '1' },
        { name: 'June', shopID: '3' },
      ]);
      expect(new Set(result().results.map(({ inventoryCountID }) => inventoryCountID)).size).to.equal(2);
      expect(sent('POST', 'InventoryCountReconcile')).to.have.length(2);
    });

    it('counts the other shops when Lightspeed refuses the count of one', async () => {
      const items = [...wishesFor(2, '1'), ...wishesFor(2, '99'), ...wishesFor(2, '3')];
      expect(await run({ items }, count)).to.equal(undefined);
      expect(result()).to.include({ succeeded: 4, failed: 2 });
      expectStock([...wishesFor(2, '1'), ...wishesFor(2, '3')]);
      for (const { error } of result().results.slice(2, 4)) expect(error).to.match(/^not set: .*shopID/);
    });

    it('counts once when the same message is in work twice at once', async () => {
      const wishes = wishesFor(12);
      const both = [1, 2].map(() => run({ items: wishes }, count, { id: 'message-1' }));
      expect(await Promise.all(both)).to.deep.equal([undefined, undefined]);
      expect(sent('POST', 'InventoryCount')).to.have.length(1);
      expect(sent('POST', 'InventoryCountItem')).to.have.length(12);
      expect(sent('POST', 'InventoryCountReconcile')).to.have.length(1);
      expect(result(1)).to.deep.equal(result(0));
    });

    it('does nothing twice when the same message comes again', async () => {
      const wishes = wishesFor(12);
      await run({ items: wishes }, count, { id: 'message-1' });
      step.emulator.admin.change(
        'ItemShop',
        String(records('ItemShop').find(({ itemID, shopID }) => itemID === 2 && shopID === 1)?.['itemShopID']),
        { qoh: 4 },
      );
      step.emulator.log.clear();
      expect(await run({ items: wishes }, count, { id: 'message-1' })).to.equal(undefined);
      expect(new Set(entries().map(({ method }) => method))).to.deep.equal(new Set(['GET']));
      expect(result(1)).to.deep.equal(result(0));
      expect(stock('2', '1')).to.equal(4);
    });

    it('does not take a count of other quantities for its own', async () => {
      await run({ items: wishesFor(4), name: 'Daily' }, count);
      step.emulator.log.clear();
      expect(await run({ items: wishesFor(5), name: 'Daily' }, count)).to.equal(undefined);
      expect(result(1)).to.include({ succeeded: 0, failed: 5 });
      expect(result(1).results[0]?.error).to.match(/^not set, because an earlier count of the same name/);
      expect(new Set(entries().map(({ method }) => method))).to.deep.equal(new Set(['GET']));
    });

    it('does not begin the count of a shop of which an item is not known', async () => {
      const items = [...wishesFor(3, '1'), { customSku: 'NONE', shopID: '1', quantity: 1 }, ...wishesFor(2, '2')];
      expect(await run({ items }, count)).to.equal(undefined);
      expect(result()).to.include({ succeeded: 2, failed: 4 });
      expect(result().results.map(({ error }) => error)).to.deep.equal([
        ...Array(3).fill('not set, because another item of the same count failed'),
        'no item has this customSku',
        undefined,
        undefined,
      ]);
      expect(sent('POST', 'InventoryCount').map(({ body }) => Object(body).shopID)).to.deep.equal(['2']);
    });

    it('does not reconcile a count that lacks an item', async () => {
      const wishes = [...wishesFor(6), { itemID: '999999', shopID: '1', quantity: 1 }];
      const before = stock('2', '1');
      expect(await run({ items: wishes }, count)).to.equal(undefined);
      expect(result()).to.include({ succeeded: 0, failed: 7 });
      expect(result().results[1]).to.include({
        status: 'failed',
        error: 'not set, because another item of the same count failed',
      });
      expect(result().results[6]?.error).to.match(/itemID/);
      expect(sent('POST', 'InventoryCountReconcile')).to.deep.equal([]);
      expect(stock('2', '1')).to.equal(before);
    });

    it('does not reconcile a count that somebody else has added to', async () => {
      const inventoryCountID = step.emulator.admin.add('InventoryCount', { name: 'June', shopID: '1' });
      step.emulator.admin.add('InventoryCountItem', { inventoryCountID, itemID: '2', qty: 5, employeeID: '1' });
      expect(await run({ items: wishesFor(6), name: 'June' }, count)).to.equal(undefined);
      expect(result()).to.include({ succeeded: 0, failed: 6 });
      expect(result().results[0]?.error).to.match(/^not set, because somebody else has changed the count/);
      expect(sent('POST', 'InventoryCountReconcile')).to.deep.equal([]);
    });

    it('counts each item once although every tenth answer is lost after Lightspeed has acted', async () => {
      for (let nth = 3; nth < 400; nth += 10)
        step.emulator.faults.add({ path: /API/, nth, action: { kind: 'lostAnswer' } });
      const wishes = wishesFor(100);
      expect(await run({ items: wishes }, count)).to.equal(undefined);
      expect(result()).to.include({ succeeded: 100, failed: 0 });
      expectStock(wishes);
      expect(
        records('InventoryCountItem').filter(
          ({ inventoryCountID }) => String(inventoryCountID) === result().results[0]?.inventoryCountID,
        ),
      ).to.have.length(100);
    });

    it('goes on where it was killed, anywhere, and reconciles once', async function () {
      this.timeout(60_000);
      const random = seededRandom(5);
      // Employee, look, count, 6 entries, read again, reconcile.
      for (let atRequest = 1; atRequest <= 11; atRequest++) {
        const wishes = wishesFor(6).map((wish) => ({ ...wish, quantity: Math.floor(random() * 90) }));
        const id = `message-${atRequest}`;
        const runtime = crashingRuntime(step.runtime, { atRequest, arrives: random() < 0.7 });
        expect(await run({ items: wishes }, count, { runtime, id }), id).to.be.an('error');
        expect(await run({ items: wishes }, count, { id }), id).to.equal(undefined);
        expectStock(wishes);
        expect(records('InventoryCount').filter(({ name }) => name === `Flow message ${id}`)).to.have.length(1);
      }
      expect(sent('POST', 'InventoryCountReconcile').filter(({ status }) => status === 200)).to.have.length(11);
    });

    it('does not reconcile a complete count before it has waited for the reconcile of a run that died', async () => {
      const wishes = wishesFor(3);
      const inventoryCountID = step.emulator.admin.add('InventoryCount', { name: 'June', shopID: '1' });
      for (const { itemID, quantity } of wishes) {
        step.emulator.admin.add('InventoryCountItem', { inventoryCountID, itemID, qty: quantity, employeeID: '1' });
      }
      const { transportTo } = step.runtime;
      let looks = 0;
      const runtime: Runtime = {
        ...step.runtime,
        transportTo: (origin, settings) => {
          const { send } = transportTo(origin, settings);
          return {
            send(request) {
              const isLook = request.method === 'GET' && request.url.includes('/InventoryCountReconcile');
              if (isLook && ++looks === 3) {
                step.emulator.admin.add('InventoryCountReconcile', { inventoryCountID, itemID: '1' });
              }
              return send(request);
            },
          };
        },
      };
      expect(await run({ items: wishes, name: 'June' }, count, { runtime })).to.equal(undefined);
      expect(result()).to.include({ succeeded: 3, failed: 0 });
      expect(looks).to.equal(3);
      expect(sent('POST', 'InventoryCountReconcile')).to.deep.equal([]);
    });

    describe('whose reconcile has an unclear outcome', () => {
      it('finds that it happened', async () => {
        step.emulator.faults.add({ method: 'POST', path: 'InventoryCountReconcile', action: { kind: 'lostAnswer' } });
        const wishes = wishesFor(6);
        expect(await run({ items: wishes }, count)).to.equal(undefined);
        expect(result()).to.include({ succeeded: 6, failed: 0 });
        expect(sent('POST', 'InventoryCountReconcile')).to.have.length(1);
        expectStock(wishes);
      });

      it('does not send it again when nothing is to be seen of it', async () => {
        step.emulator.faults.add({ method: 'POST', path: 'InventoryCountReconcile', action: { kind: 'reset' } });
        const error = await run({ items: wishesFor(6) }, count);
        expect(error).to.be.instanceOf(OutcomeUnknownError);
        expect(error?.message).to.match(/about inventory count \d+/);
        expect(sent('POST', 'InventoryCountReconcile')).to.have.length(1);
        expect(step.bodies).to.deep.equal([]);
      });

      it('does not send it again when it cannot look', async () => {
        step.emulator.faults.add({ method: 'POST', path: 'InventoryCountReconcile', action: { kind: 'lostAnswer' } });
        step.emulator.faults.add({
          method: 'GET',
          path: 'InventoryCountReconcile',
          times: 9,
          action: { kind: 'status', status: 403 },
        });
        expect(await run({ items: wishesFor(6) }, count)).to.be.instanceOf(OutcomeUnknownError);
        expect(sent('POST', 'InventoryCountReconcile')).to.have.length(1);
      });
    });

    it('tells what was set when it has to stop', async () => {
      step.emulator.faults.add({
        method: 'POST',
        path: 'InventoryCountReconcile',
        nth: 2,
        times: 9,
        action: { kind: 'status', status: 403 },
      });
      const error = await run({ items: [...wishesFor(3, '1'), ...wishesFor(3, '2')] }, count);
      expect(error).to.be.instanceOf(PermissionError);
      expect(error?.message).to.match(/The stock of shop 1 was set before\.$/);
      expectStock(wishesFor(3, '1'));
    });

    it('tells that nothing is in the stock yet when an entry stops it', async () => {
      step.emulator.faults.add({
        method: 'POST',
        path: 'InventoryCountItem',
        nth: 4,
        times: 99,
        action: { kind: 'status', status: 401 },
      });
      const error = await run({ items: wishesFor(6) }, count);
      expect(error).to.be.instanceOf(ReconnectError);
      expect(error?.message).to.match(/Inventory count \d+ was not reconciled by this run\.$/);
    });

    describe('that takes too long', () => {
      beforeEach(async () => {
        await step.close();
        await start({ size: { shops: 2, items: 200, customers: 0, sales: 0, orders: 0 } });
        step.env['POLL_TIME_LIMIT_S'] = '60';
      });

      it('is handed back in time, and goes on when it comes again', async () => {
        const wishes = wishesFor(180);
        expect(await run({ items: wishes }, count, { id: 'message-1' })).to.equal(undefined);
        expect(rebounds).to.have.length(1);
        expect(step.bodies).to.deep.equal([]);
        expect(await run({ items: wishes }, count, { id: 'message-1' })).to.equal(undefined);
        expect(rebounds).to.have.length(1);
        expectStock(wishes);
        expect(sent('POST', 'InventoryCountReconcile')).to.have.length(1);
      });

      it('is an error when it could not be found again', async () => {
        const error = await run({ items: wishesFor(180) }, count);
        expect(error).to.be.instanceOf(UnavailableError);
        expect(error?.message).to.include('Give the count a "name"');
        expect(rebounds).to.deep.equal([]);
      });
    });
  });

  describe('checks the message before anything is sent', () => {
    it('and names all that is wrong with it', async () => {
      const error = await run(
        {
          employeeID: 'Ada',
          name: {},
          items: [
            { itemID: '3', shopID: '0', quantity: 1 },
            { itemID: '3', shopID: 'x', quantity: 1.5 },
            { shopID: '1', quantity: 'many' },
            7,
            { itemID: '4', shopID: '1', quantity: -1 },
            { itemID: '4', shopID: '1', quantity: 1, qoh: 3 },
          ],
        },
        { method: 'count' },
      );
      expect(error).to.be.instanceOf(InputError);
      for (const fault of [
        '"employeeID" must be an id',
        '"name" must be a text',
        'item 1: "shopID" must be the id of a shop',
        'item 2: "shopID" must be the id of a shop',
        'item 2: "quantity" must be a whole number',
        'item 3: name the item by one of itemID',
        'item 3: "quantity" must be a whole number',
        'item 4: it must be an object',
        'item 5: "quantity" must be at least 0 for a count',
        'item 6: "qoh" is unknown',
      ]) {
        expect(error?.message).to.include(fault);
      }
      expect(wire()).to.deep.equal([]);
    });

    it('which must not name an item twice for a shop, by whatever name', async () => {
      step.emulator.admin.change('Item', '8', { customSku: 'LAMP' });
      const items = [
        { itemID: '8', shopID: '1', quantity: 1 },
        { itemID: '8', shopID: '2', quantity: 2 },
        { customSku: 'LAMP', shopID: '1', quantity: 3 },
      ];
      for (const method of ['direct', 'count']) {
        const error = await run({ items }, { method });
        expect(error).to.be.instanceOf(InputError);
        expect(error?.message).to.include('items 1 and 3 are the same item in the same shop');
      }
      expect(new Set(entries().map(({ method }) => method))).to.deep.equal(new Set(['GET']));
    });

    it('of which an error names a few, however many are the same', async () => {
      const items = Array.from({ length: 20_000 }, () => ({ itemID: '8', shopID: '1', quantity: 1 }));
      expect((await run({ items }))?.message).to.equal(
        'Please correct the incoming message: items 1 and 2 and 3 and 4 and 5 and 19995 more are the same item in the ' +
          'same shop. No stock was set.',
      );
      expect(wire()).to.deep.equal([]);
    });

    it('which may have very many unknown names', async () => {
      // More than a call may have arguments.
      const many = Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`key${at}`, 1]));
      for (const body of [many, { items: many }, { items: [many] }]) {
        const error = await run(body);
        expect(error).to.be.instanceOf(InputError);
        expect(error?.message).to.include('"key0" is unknown').and.to.have.length.below(3000);
      }
    });

    it('which must have items', async () => {
      for (const items of [undefined, [], 'all']) {
        expect((await run({ items }))?.message).to.include('"items" must be a list');
      }
    });

    it('and the fields of the step', async () => {
      expect((await run({ items: [] }, { method: 'guess' }))?.message).to.include('"Method"');
    });
  });

  it('refuses names that it does not know, and those of a count where it does not count', async () => {
    const items = [{ itemID: '1', shopID: '1', quantity: 1 }];
    const message = async (body: object, cfg: Cfg = {}) => (await run({ items, ...body }, cfg))?.message;
    expect(await message({ item: {}, shopId: '1' })).to.equal(
      'Please correct the incoming message: "shopId" is unknown. No stock was set.',
    );
    expect(await message({ name: 'Monday', employeeID: '' })).to.equal(
      'Please correct the incoming message: "name" is for the method "Inventory Count" only. No stock was set.',
    );
    expect(await message({ employeeId: '1' }, { method: 'count' })).to.equal(
      'Please correct the incoming message: "employeeId" is unknown (perhaps "employeeID"). No stock was set.',
    );
    expect(step.emulator.log.entries).to.deep.equal([]);
  });

  it('has forms for its message and its result', async () => {
    const direct = await getMetaModel({});
    expect(direct.in.properties).to.have.all.keys('items');
    expect(direct.in.properties?.['items']?.items?.properties).to.have.all.keys(
      ...['itemID', 'systemSku', 'customSku', 'upc', 'ean', 'shopID', 'quantity'],
    );
    const counted = await getMetaModel({ method: 'count' });
    expect(counted.in.properties).to.have.all.keys('items', 'name', 'employeeID');
    expect(counted.out.properties).to.have.all.keys('results', 'succeeded', 'failed');
    expect(counted.out.properties?.['results']?.items?.properties).to.have.all.keys(
      ...['index', 'itemID', 'shopID', 'quantity', 'status', 'inventoryCountID', 'error'],
    );
  });
});
