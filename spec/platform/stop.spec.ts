import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { EmulatorOptions } from '../../emulator/options';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import { type Broker, openBroker } from '../../runner/platform/broker';
import { type Container, startStep } from '../../runner/platform/container';
import { CREDENTIAL_ID, type PlatformApi, startPlatformApi } from '../../runner/platform/platformApi';
import { type Flow, openFlow } from './support/flow';

const ITEMS = 2000;
/** What the platform is kept waiting for at most. */
const WITHIN_MS = 5000;

const SMALL = { customers: 0, sales: 0, orders: 0 };

describe('A container that is told to stop', () => {
  let broker: Broker;
  let emulator: Emulator;
  let api: PlatformApi;
  let flow: Flow;
  let containers: Container[];

  before(async () => {
    broker = await openBroker();
  });
  after(() => broker?.close());

  beforeEach(async () => {
    containers = [];
    api = await startPlatformApi();
    flow = await openFlow(await broker.openChannel());
  });

  afterEach(async () => {
    for (const container of containers) container.kill();
    await Promise.all(containers.map(({ ended }) => ended));
    await Promise.all([flow.close(), api.close(), emulator.close()]);
  });

  async function open(fields: object, options: EmulatorOptions): Promise<void> {
    emulator = await startEmulator(options);
    const { url: environmentUrl, authUrl, accountID: accountId, clientId, clientSecret } = emulator;
    const credential = { environmentUrl, authUrl, accountId, clientId, clientSecret, _account: CREDENTIAL_ID };
    api.step.config = { ...credential, oauth: await emulator.connect(), ...fields };
  }

  async function start(fn: string): Promise<Container> {
    const container = await startStep(fn, flow, broker.uri, api, {
      env: { ELASTICIO_REBOUND_INITIAL_EXPIRATION: '500' },
    });
    containers.push(container);
    return container;
  }

  /** Resolves when the process has ended, as it should, in time. */
  async function stop(container: Container): Promise<void> {
    const startedMs = Date.now();
    container.terminate();
    expect(await container.ended, container.output()).to.equal(0);
    expect(Date.now() - startedMs).to.be.below(WITHIN_MS);
  }

  const ids = () => flow.data.items.map(({ body }) => String(body['itemID']));
  const requests = () => emulator.log.entries.filter(({ grant }) => !grant).length;

  async function until(text: string, condition: () => boolean): Promise<void> {
    for (let i = 0; !condition(); i++) {
      if (i > 500) throw new Error(`Waited in vain for ${text}`);
      await sleep(20);
    }
  }

  it('in the middle of a list ends after the page in work; the next one goes on, nothing is lost or comes twice', async () => {
    await open({ objectType: 'Item', pageSize: '100' }, { size: { ...SMALL, items: ITEMS }, registers: 1000 });
    const expected = emulator.admin
      .records('Item')
      .map(({ timeStamp, itemID }) => ({ timeMs: Date.parse(String(timeStamp)), id: Number(itemID) }))
      .sort((a, b) => a.timeMs - b.timeMs || a.id - b.id)
      .map(({ id }) => String(id));
    for (const enough of [250, 730]) {
      const container = await start('pollEntity');
      await flow.trigger();
      await flow.data.until(`${enough} items`, ({ length }) => length >= enough);
      await stop(container);
      api.step.snapshot = flow.snapshots.items.at(-1);
      expect(ids().length % 100, 'whole pages').to.equal(0);
      expect(ids()).to.have.length.below(enough + 200);
    }
    await start('pollEntity');
    await flow.trigger();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    await flow.snapshots.until('the end', (snapshots) => snapshots.at(-1)?.['id'] === undefined);
    expect(ids()).to.deep.equal(expected);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
  });

  for (const [what, options, begin] of [
    ['waits for its turn', { startLevelDrips: 1000 }, async () => sleep(2000)],
    ['waits for an answer', {}, async () => fault({ kind: 'delay', delayMs: 60_000 })],
    ['waits after a failure', {}, async () => fault({ kind: 'status', status: 503, headers: { 'Retry-After': '60' } })],
    ['waits after a refusal', {}, async () => fault({ kind: 'status', status: 429, headers: { 'Retry-After': '60' } })],
  ] as const) {
    it(`while it ${what} ends as well, without an error`, async () => {
      await open({ objectType: 'Item' }, { size: { ...SMALL, items: 150 }, ...options });
      const container = await start('pollEntity');
      await Promise.all([flow.trigger(), begin()]);
      await stop(container);
      expect([...flow.errors.items, ...flow.rejected.items, ...ids()]).to.deep.equal([]);
    });
  }

  /** Strikes the only request; resolves when it is there. */
  async function fault(action: Parameters<Emulator['faults']['add']>[0]['action']): Promise<void> {
    emulator.faults.add({ path: 'Item', action, times: 99 });
    await until('the request', () => emulator.faults.pending().length === 0 || requests() > 0);
    await sleep(300);
  }

  it('hands the message of a look-up back that nothing has come of yet', async () => {
    await open(
      { objectType: 'Item', emitBehavior: 'emitAll', archived: 'include' },
      { size: { ...SMALL, items: 300 }, latencyMs: 700 },
    );
    const container = await start('lookupObjects');
    await flow.send({ body: {} });
    await until('the first page', () => requests() > 0);
    await stop(container);
    expect([...flow.data.items, ...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    await start('lookupObjects');
    await flow.data.until('its result', ({ length }) => length === 1);
    expect(flow.data.items[0]?.body['results']).to.have.length(300);
  });

  it('ends a purchase order after the lines in flight; when its message comes again it gets the others', async () => {
    await open({}, { size: { ...SMALL, items: 150, orders: 1 }, registers: 21 });
    const container = await start('createOrder');
    const lines = Array.from({ length: 400 }, (_, at) => ({ itemID: String(1 + (at % 150)), quantity: 1 }));
    await flow.send({ body: { vendorID: 2, shopID: 1, refNum: 'PO-stop', lines } });
    await until('some lines', () => requests() > 50);
    await stop(container);
    const created = emulator.admin.records('OrderLine').length;
    expect(created).to.be.below(400);
    expect([...flow.data.items, ...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    await start('createOrder');
    await flow.data.until('the order', ({ length }) => length === 1);
    const { order, failed } = (flow.data.items[0]?.body ?? {}) as { order?: { orderID: string }; failed?: number };
    expect(failed).to.equal(0);
    const stored = emulator.admin.records('OrderLine').filter((line) => String(line['orderID']) === order?.orderID);
    expect(stored).to.have.length(400);
  });
});
