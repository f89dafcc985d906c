import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import type { Container } from '../../runner/platform/container';
import { type ObjectStorage, startObjectStorage } from '../../runner/platform/objectStorage';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench } from './support/bench';
import { ordersOf } from './support/exactWork';
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
