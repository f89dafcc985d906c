import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import type { Container } from '../../runner/platform/container';
import { CREDENTIAL_ID } from '../../runner/platform/platformApi';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench, type Step } from './support/bench';
import type { Flow } from './support/flow';
import { idsOf, itemsInOrder } from './support/polled';

const ITEMS = 60;
const HOUR_MS = 3_600_000;

describe('pollEntity in the container of the platform', () => {
  let bench: Bench<Emulator>;
  let emulator: Emulator;
  let step: Step;
  let flow: Flow;
  beforeEach(async () => {
    bench = await openBench(await emulatedRetail({ size: { items: ITEMS } }));
    ({ emulator } = bench);
    step = await bench.openStep('pollEntity', { objectType: 'Item', pageSize: '25', relations: ['ItemShops'] });
    ({ flow } = step);
  });
  afterEach(() => bench.close());

  /** A snapshot without an id names the end of a window, which comes last. */
  const windowEnds = () => flow.snapshots.items.filter((snapshot) => snapshot['id'] === undefined).length;

  /** One scheduled run in a container of its own; the platform stores what it sends. */
  async function poll(): Promise<Container> {
    const before = windowEnds();
    const container = await step.start();
    await flow.trigger();
    await flow.snapshots.until('the end of the run', () => windowEnds() > before);
    container.terminate();
    expect(await container.ended, container.output()).to.equal(0);
    return container;
  }

  it('brings every object, in order, each with a message id of its own, and then only what changed', async () => {
    const { output } = await poll();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    const items = emulator.admin.records('Item');
    expect(idsOf(flow)).to.deep.equal(itemsInOrder(emulator)).and.to.have.length(items.length);
    const { body } = flow.data.items[0] ?? { body: {} };
    expect(body).to.have.nested.property('ItemShops.ItemShop').that.is.an('array');
    expect(flow.data.items.map(({ id }) => id)).to.deep.equal(flow.data.items.map(({ messageId }) => messageId));
    expect(new Set(flow.data.items.map(({ messageId }) => messageId))).to.have.property('size', items.length);
    expect(flow.snapshots.items.map((snapshot) => snapshot['id'] !== undefined)).to.deep.equal([
      true,
      true,
      true,
      false,
    ]);
    expect(output()).to.contain('"records\\":60').and.to.not.contain(accessToken());

    emulator.clock.advance(10_000);
    for (const id of ['7', '3', '40']) emulator.admin.change('Item', id, { description: 'changed' });
    emulator.clock.advance(10_000);
    await poll();
    await flow.data.until('the changed items', ({ length }) => length >= ITEMS + 3);
    expect(idsOf(flow).slice(ITEMS)).to.deep.equal(['3', '7', '40']);
    expect(flow.errors.items).to.deep.equal([]);
    expect(flow.rejected.items).to.deep.equal([]);
  });

  const accessToken = () => (step.stored.config['oauth'] as { access_token: string }).access_token;

  it('tells what is wrong with the configuration, and goes on with the next message', async () => {
    step.stored.config = { ...step.stored.config, pageSize: '0', startTime: 'yesterday' };
    await step.start();
    await flow.trigger();
    await flow.rejected.until('the failed message', ({ length }) => length === 1);
    await flow.trigger();
    await flow.rejected.until('the next one', ({ length }) => length === 2);
    await flow.errors.until('their errors', ({ length }) => length === 2);
    const [error] = flow.errors.items;
    expect(error?.name).to.equal('InputError');
    expect(error?.message)
      .to.match(/^Please correct the fields of this step: /)
      .and.to.contain('"Size of Polling Page" must be valid number between 1 and 100')
      .and.to.contain('invalid "Start Time" date format');
    expect(flow.data.items).to.deep.equal([]);
    expect(emulator.log.entries).to.deep.equal([]);
  });

  it('stores renewed tokens in the credential before it uses them', async () => {
    const old = accessToken();
    emulator.clock.advance(2 * HOUR_MS);
    let requestsBefore = -1;
    bench.api.onStore = () => {
      requestsBefore = emulator.log.entries.length;
    };
    await poll();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    const stores = bench.api.calls.filter(({ method }) => method === 'PUT');
    // The lease that lets no other process renew, then the new pair.
    expect(stores.map(({ path }) => path)).to.deep.equal(Array(2).fill(`/v1/accounts/${CREDENTIAL_ID}`));
    expect(stores[1]?.body)
      .to.have.nested.property('keys.oauth.access_token')
      .that.is.a('string')
      .and.does.not.equal(old);
    const shown = emulator.log.entries.map(({ grant, status }) => `${grant ?? 'API'} ${status}`);
    expect(shown.slice(0, requestsBefore)).to.deep.equal(['API 401', 'refresh_token 200']);
    expect(shown.slice(requestsBefore)).to.deep.equal(['API 200', 'API 200', 'API 200']);
    expect(flow.errors.items).to.deep.equal([]);
  });

  it('ends the running message after its page when the container is stopped, and goes on there in the next', async () => {
    emulator.faults.add({ path: 'Item', page: 2, action: { kind: 'delay', delayMs: 1_500 } });
    const container = await step.start();
    await flow.trigger();
    await flow.data.until('the first page', ({ length }) => length >= 25);
    const stoppedMs = Date.now();
    container.terminate();
    await flow.trigger();
    expect(await container.ended, container.output()).to.equal(0);
    expect(Date.now() - stoppedMs).to.be.below(5_000);
    expect(windowEnds()).to.equal(0);
    expect(flow.rejected.items).to.deep.equal([]);
    expect(await flow.waiting()).to.deep.equal({ messages: 1, rebounds: 0 });
    await step.start();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    expect(idsOf(flow)).to.deep.equal(itemsInOrder(emulator));
  });
});
