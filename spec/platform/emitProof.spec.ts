import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import { CREDENTIAL_ID } from '../../runner/platform/platformApi';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench, type Step } from './support/bench';
import type { Flow, Incoming } from './support/flow';

const ITEMS = 300;
const MB = 1_000_000;

describe('Messages of a step and the sizes that the sailor sends', () => {
  let bench: Bench<Emulator>;
  let emulator: Emulator;
  let flow: Flow;
  beforeEach(async () => {
    const size = { items: ITEMS, sales: 0, customers: 0 };
    bench = await openBench(await emulatedRetail({ size, registers: 200 }));
    ({ emulator } = bench);
  });
  afterEach(() => bench.close());

  async function openStep(fn: string, fields: object, passthrough = false): Promise<Step> {
    const step = await bench.openStep(fn, { objectType: 'Item', ...fields }, { passthrough });
    ({ flow } = step);
    return step;
  }
  const openPoll = (passthrough: boolean) =>
    openStep('pollEntity', { emitBehavior: 'emitPage', pageSize: '100' }, passthrough);

  /** Every page of 100 items becomes that large. */
  function pagesOf(bytes: number): void {
    for (const { itemID, timeStamp } of emulator.admin.records('Item')) {
      emulator.admin.change('Item', String(itemID), { description: 'x'.repeat(bytes / 100), timeStamp });
    }
  }

  const windowEnds = () => flow.snapshots.items.filter((snapshot) => snapshot['id'] === undefined).length;
  const ids = () =>
    flow.data.items.flatMap(({ body }) => (body['results'] as { itemID: string }[]).map(({ itemID }) => itemID));

  for (const passthrough of [true, false]) {
    for (const size of [3, 4, 6, 9]) {
      it(`pages of ${size} MB arrive ${passthrough ? 'with' : 'without'} passthrough`, async () => {
        pagesOf(size * MB);
        const { start } = await openPoll(passthrough);
        await start();
        await flow.trigger();
        await flow.snapshots.until('the end of the run', () => windowEnds() === 1);
        await flow.data.until('all items', () => ids().length >= ITEMS);
        expect(new Set(ids())).to.have.property('size', ITEMS);
        expect(ids()).to.have.length(ITEMS);
        // As few messages as fit: two copies of a page and a half do not.
        const perPage = passthrough ? Math.ceil((size * MB) / 3_900_000) : Math.ceil((size * MB) / 7_000_000);
        expect(flow.data.items.length).to.equal(3 * perPage);
        expect(flow.data.items.every((message) => (message.passthrough !== undefined) === passthrough)).to.equal(true);
        expect(flow.errors.items).to.deep.equal([]);
      });
    }
  }

  const settings = {
    'without their own output in passthrough': { env: { ELASTICIO_NO_SELF_PASSTRHOUGH: 'true' }, messages: 3 },
    'under a lower limit': { env: { ELASTICIO_OUTGOING_MESSAGE_SIZE_LIMIT: '3000000' }, messages: 18 },
  };
  for (const [name, { env, messages }] of Object.entries(settings)) {
    it(`pages of 6 MB arrive ${name}`, async () => {
      pagesOf(6 * MB);
      const { start } = await openPoll(true);
      await start(env);
      await flow.trigger();
      await flow.data.until('all items', () => ids().length >= ITEMS);
      await flow.snapshots.until('the end of the run', () => windowEnds() === 1);
      expect(ids()).to.have.length(ITEMS);
      expect(flow.data.items).to.have.length(messages);
      expect(flow.errors.items).to.deep.equal([]);
    });
  }

  it('a message that the sailor drops ends the run before its snapshot', async () => {
    pagesOf(6 * MB);
    const { start, stored } = await openPoll(true);
    await start();
    // The platform tells otherwise than the sailor sends, so that a page passes that is too large.
    stored.passthrough = false;
    await flow.trigger();
    await flow.rejected.until('the failed message', ({ length }) => length === 1);
    await flow.errors.until('both errors', ({ length }) => length === 2);
    expect(flow.errors.items.map(({ message }) => message)).to.satisfy(([first = '', second = '']) =>
      [/^Outgoing message size \d+ exceeds limit/.test(first), /did not take a message/.test(second)].every(Boolean),
    );
    expect(flow.snapshots.items).to.deep.equal([]);
    expect(flow.data.items).to.deep.equal([]);
  });

  it('renewed tokens that the platform does not store end the run', async () => {
    const { start, stored } = await openPoll(false);
    stored.config = { ...stored.config, _account: 'another' };
    await start();
    stored.config = { ...stored.config, _account: CREDENTIAL_ID };
    emulator.clock.advance(2 * 3_600_000);
    await flow.trigger();
    await flow.rejected.until('the failed message', ({ length }) => length === 1);
    await flow.errors.until('an error', ({ length }) => length >= 1);
    expect(flow.errors.items[0]?.message).to.contain('did not store the renewed tokens');
    expect(flow.snapshots.items).to.deep.equal([]);
  });

  const lookup = async (incoming: Incoming) => {
    const { start } = await openStep('lookupObject', { lookupCriteria: 'itemID' }, true);
    await start();
    await flow.send(incoming);
  };
  const former = (bytes: number) => ({ step0: { body: { text: 'x'.repeat(bytes) }, headers: {} } });

  it('counts what earlier steps sent along', async () => {
    pagesOf(100 * 1_000_000);
    await lookup({ body: { itemID: '1' }, passthrough: former(5 * MB) });
    await flow.data.until('the item', ({ length }) => length === 1);
    await flow.send({ body: { itemID: '1' }, passthrough: former(6 * MB) });
    await flow.errors.until('the refusal', ({ length }) => length === 1);
    expect(flow.errors.items[0]?.name).to.equal('InputError');
    expect(flow.errors.items[0]?.message).to.match(
      /^Item 1 is too large for a message of the platform \(1\.0 MB, at most/,
    );
  });

  it('sends nothing to Lightspeed when earlier steps leave no room for an answer', async () => {
    const before = emulator.log.entries.length;
    await lookup({ body: { itemID: '1' }, passthrough: former(7.75 * MB) });
    await flow.errors.until('the refusal', ({ length }) => length === 1);
    expect(flow.errors.items[0]?.message).to.match(/^The results of earlier steps leave no room/);
    expect(emulator.log.entries.length).to.equal(before);
  });

  for (const passthrough of [true, false]) {
    /** Of a body, just within it: with passthrough the sailor sends it twice in one message. */
    const limitBytes = passthrough ? 3_929_000 : 6_999_000;

    it(`takes a record just below the limit, and refuses one just above, ${passthrough ? 'with' : 'without'} passthrough`, async () => {
      const { start } = await openStep('lookupObject', {}, passthrough);
      await start();
      const lookUp = async (bytes: number) => {
        emulator.admin.change('Item', '1', { description: 'x'.repeat(bytes) });
        await flow.send({ body: { itemID: '1' } });
      };
      await lookUp(limitBytes - 2_000);
      await flow.data.until('the item', ({ length }) => length === 1);
      expect(JSON.stringify(flow.data.items[0]?.body)).to.have.length.within(limitBytes - 2_000, limitBytes);
      await lookUp(limitBytes + 2_000);
      await flow.errors.until('the refusal', ({ length }) => length === 1);
      expect(flow.errors.items[0]?.message).to.match(/^Item 1 is too large for a message of the platform/);
      expect(flow.data.items).to.have.length(1);
    });
  }
});
