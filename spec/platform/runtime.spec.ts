import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import type { Container } from '../../runner/platform/container';
import { type ObjectStorage, startObjectStorage } from '../../runner/platform/objectStorage';
import { emulatedRetail } from '../../runner/systems/retail';
import { linesFor, orderOf } from '../support/orders';
import { type Bench, openBench } from './support/bench';
import { ALL_ONCE, orderFigures, ordersOf } from './support/exactWork';
import type { Flow } from './support/flow';
import { until } from './support/until';

type Env = Readonly<Record<string, string>>;

const ITEMS = 60;
const LARGE = 'x'.repeat(40_000);

describe('Steps under other settings of the platform', () => {
  let bench: Bench<Emulator>;
  let emulator: Emulator;
  let flow: Flow;
  beforeEach(async () => {
    bench = await openBench(await emulatedRetail({ size: { items: ITEMS }, registers: 9, latencyMs: 100 }));
    ({ emulator } = bench);
  });
  afterEach(() => bench.close());

  /** A step and its first container. */
  async function start(fn: string, env: Env, fields: object = {}, passthrough = false): Promise<Container> {
    const step = await bench.openStep(fn, { objectType: 'Item', ...fields }, { passthrough });
    ({ flow } = step);
    return step.start(env);
  }

  const settled = (count: number) => flow.data.until(`${count} results`, ({ length }) => length >= count);

  describe('with four messages at once', () => {
    const AT_ONCE = { ELASTICIO_RABBITMQ_PREFETCH_SAILOR: '4' };

    it('answers each message with its own record', async () => {
      await start('lookupObject', AT_ONCE);
      for (let id = 1; id <= 20; id++) await flow.send({ body: { itemID: String(id) } });
      await settled(20);
      const ids = flow.data.items.map(({ body }) => Number(body['itemID'])).sort((a, b) => a - b);
      expect(ids).to.deep.equal(Array.from({ length: 20 }, (_, at) => at + 1));
      expect(new Set(flow.data.items.map(({ messageId }) => messageId))).to.have.property('size', 20);
      expect(emulator.log.entries.map(({ status }) => status)).to.deep.equal(Array(20).fill(200));
    });

    it('renews a token once for all of them', async () => {
      emulator.clock.advance(2 * 3_600_000);
      await start('lookupObject', AT_ONCE);
      for (let id = 1; id <= 8; id++) await flow.send({ body: { itemID: String(id) } });
      await settled(8);
      expect(flow.errors.items).to.deep.equal([]);
      expect(emulator.log.entries.filter(({ grant }) => grant === 'refresh_token')).to.have.length(1);
    });

    it('makes one order of messages with one number', async () => {
      await start('createOrder', AT_ONCE);
      for (let at = 0; at < 4; at++) await flow.send({ body: orderOf('PO-1', linesFor(6)) });
      await settled(4);
      expect(flow.errors.items).to.deep.equal([]);
      const orders = emulator.admin.records('Order').filter(({ refNum }) => refNum === 'PO-1');
      expect(orders).to.have.length(1);
      const lines = emulator.admin.records('OrderLine').filter(({ orderID }) => orderID === orders[0]?.['orderID']);
      expect(lines).to.have.length(6);
    });

    it('works different orders off side by side, each with its own lines', async () => {
      const orders = ordersOf(6, 8);
      await start('createOrder', AT_ONCE, { markOrdered: true });
      for (const body of orders) await flow.send({ body: { ...body } });
      await settled(orders.length);
      expect(flow.errors.items).to.deep.equal([]);
      expect(orderFigures(bench.emulator.admin, orders)).to.include({ orders: 6, lines: 48, ...ALL_ONCE });
      // Lines of the first order are still on their way when the second one begins.
      const ids = emulator.admin.records('OrderLine').map(({ orderID }) => Number(orderID));
      expect(ids).to.not.deep.equal([...ids].sort((a, b) => a - b));
    });

    it('brings each record once when two runs of a poll come at once', async () => {
      const container = await start('pollEntity', AT_ONCE, { pageSize: '10' });
      await Promise.all([flow.trigger(), flow.trigger()]);
      await settled(ITEMS);
      container.terminate();
      expect(await container.ended).to.equal(0);
      expect(flow.errors.items).to.deep.equal([]);
      expect(flow.data.items.map(({ body }) => body['itemID'])).to.have.length(ITEMS);
    });

    it('lets a failing message fail alone', async () => {
      await start('lookupObject', AT_ONCE);
      for (const itemID of ['1', '999999', '2', '3']) await flow.send({ body: { itemID } });
      await settled(3);
      await flow.errors.until('the error', ({ length }) => length === 1);
      expect(flow.errors.items[0]?.message).to.match(/^No objects found/);
      expect(flow.data.items.map(({ body }) => body['itemID'])).to.have.members(['1', '2', '3']);
    });
  });

  describe('with large bodies in the object storage', () => {
    let storage: ObjectStorage;
    let env: Env;
    beforeEach(async () => {
      storage = await startObjectStorage();
      env = { ...storage.env, ELASTICIO_EMIT_LIGHTWEIGHT_MESSAGE: 'true' };
    });
    afterEach(() => storage.close());

    const OBJECT_ID = 'x-ipaas-object-storage-id';

    for (const passthrough of [false, true]) {
      it(`emits pages whole ${passthrough ? 'with' : 'without'} passthrough`, async () => {
        for (const { itemID } of emulator.admin.records('Item')) {
          emulator.admin.change('Item', String(itemID), { description: LARGE });
        }
        emulator.clock.advance(10_000);
        await start('pollEntity', env, { emitBehavior: 'emitPage', pageSize: '50' }, passthrough);
        await flow.trigger();
        await flow.snapshots.until('the end of the run', (items) => items.some(({ id }) => id === undefined));
        await settled(2);
        const [first] = flow.data.items;
        expect(first?.body).to.deep.equal({});
        const { results } = storage.bodyOf(first?.headers[OBJECT_ID]) as { results: unknown[] };
        expect(results).to.have.length(50);
        expect(flow.data.items).to.have.length(2);
        expect(flow.errors.items).to.deep.equal([]);
      });
    }

    it('reads incoming bodies, and passes on those of earlier steps', async () => {
      await start('lookupObject', env, {}, true);
      const stored = (body: unknown) => ({ body: {}, headers: { [OBJECT_ID]: storage.store(body) } });
      const former = stored({ text: 'x'.repeat(2_000_000) });
      await flow.send({ ...stored({ itemID: '7' }), passthrough: { step0: former } });
      await settled(1);
      expect(flow.errors.items).to.deep.equal([]);
      const [arrival] = flow.data.items;
      expect(storage.bodyOf(arrival?.headers[OBJECT_ID])).to.include({ itemID: '7' });
      expect(arrival?.passthrough).to.have.nested.property('step0.headers').that.deep.equals(former.headers);
    });

    it('attaches printed documents', async () => {
      await start('printDocument', storage.env, { document: 'DisplayTemplateSale' });
      await flow.send({ body: { saleID: '1' } });
      await settled(1);
      expect(flow.errors.items).to.deep.equal([]);
      const url = String(flow.data.items[0]?.body['attachmentUrl']);
      const id = new URL(url).pathname.split('/')[2] ?? '';
      expect(storage.objects.get(id)?.toString()).to.match(/^<!DOCTYPE html>/i);
    });
  });

  describe('as a sample of the designer', () => {
    const SAMPLE = { ELASTICIO_FLOW_TYPE: 'debug' };

    it('shows at most ten records', async () => {
      const container = await start('pollEntity', SAMPLE);
      await flow.trigger();
      await flow.data.until('ten records', ({ length }) => length === 10);
      container.terminate();
      expect(await container.ended).to.equal(0);
      expect(flow.data.items).to.have.length(10);
      // What a sample has shown, the flow has still to bring.
      expect(flow.snapshots.items).to.deep.equal([]);
      expect(emulator.log.entries).to.have.length(1);
    });

    it('tells that there is nothing to show', async () => {
      await start('pollEntity', SAMPLE, { startTime: '2099-01-01' });
      await flow.trigger();
      await flow.errors.until('a word on it', ({ length }) => length === 1);
      expect(flow.errors.items[0]?.message).to.match(/^No object found\. Execution stopped\./);
    });

    it('runs an action as in the flow', async () => {
      const [order] = ordersOf(1, 3);
      await start('createOrder', SAMPLE);
      await flow.send({ body: { ...order } });
      await settled(1);
      expect(flow.data.items[0]?.body).to.include({ created: 3, failed: 0 });
      expect(flow.errors.items).to.deep.equal([]);
    });

    const silent = {
      lookupObjects: [
        { emitBehavior: 'emitIndividually', termNumber: '1' },
        { sTerm_1: { fieldName: 'itemID', condition: '=', fieldValue: '999999' } },
      ],
      deleteObject: [{ whenNotFound: 'emitNothing' }, { itemID: '999999' }],
    } as const;
    for (const [fn, [fields, body]] of Object.entries(silent)) {
      it(`tells that ${fn} has nothing to show, which is no error in the flow`, async () => {
        await start(fn, SAMPLE, fields);
        await flow.send({ body });
        await flow.errors.until('a word on it', ({ length }) => length === 1);
        expect(flow.errors.items[0]?.message).to.match(/^No object found\. Execution stopped\./);
        const container = await start(fn, {}, fields);
        await flow.send({ body });
        await until('the end of the run', () => container.output().includes('"Run: '));
        expect([...flow.data.items, ...flow.errors.items]).to.deep.equal([]);
      });
    }
  });
});
