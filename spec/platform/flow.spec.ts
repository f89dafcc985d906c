import { expect } from 'chai';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import { type Broker, openBroker } from '../../runner/platform/broker';
import { type Container, startStep } from '../../runner/platform/container';
import { CREDENTIAL_ID, type PlatformApi, startPlatformApi } from '../../runner/platform/platformApi';
import { type Flow, openFlow } from './support/flow';

const ITEMS = 60;
const HOUR_MS = 3_600_000;

describe('pollEntity in the container of the platform', () => {
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
    emulator = await startEmulator({ size: { items: ITEMS } });
    api = await startPlatformApi();
    flow = await openFlow(await broker.openChannel());
    const { url: environmentUrl, authUrl, accountID: accountId, clientId, clientSecret } = emulator;
    api.step.config = {
      ...{ environmentUrl, authUrl, accountId, clientId, clientSecret, _account: CREDENTIAL_ID },
      oauth: await emulator.connect(),
      ...{ objectType: 'Item', pageSize: '25', relations: ['ItemShops'] },
    };
  });

  afterEach(async () => {
    for (const container of containers) container.kill();
    await Promise.all(containers.map(({ ended }) => ended));
    await Promise.all([flow.close(), api.close(), emulator.close()]);
  });

  const start = async () => {
    const container = await startStep('pollEntity', flow, broker.uri, api);
    containers.push(container);
    return container;
  };

  /** A snapshot without an id names the end of a window, which comes last. */
  const windowEnds = () => flow.snapshots.items.filter((snapshot) => snapshot['id'] === undefined).length;

  /** One scheduled run in a container of its own; the platform stores what it sends. */
  async function poll(): Promise<Container> {
    const before = windowEnds();
    const container = await start();
    await flow.trigger();
    await flow.snapshots.until('the end of the run', () => windowEnds() > before);
    container.terminate();
    expect(await container.ended, container.output()).to.equal(0);
    api.step.snapshot = flow.snapshots.items.at(-1);
    return container;
  }

  const idsFrom = (index: number) => flow.data.items.slice(index).map(({ body }) => body['itemID']);
  const itemsByTime = () =>
    emulator.admin
      .records('Item')
      .map(({ timeStamp, itemID }) => ({ timeMs: Date.parse(String(timeStamp)), id: Number(itemID) }))
      .sort((a, b) => a.timeMs - b.timeMs || a.id - b.id)
      .map(({ id }) => String(id));

  it('brings every object, in order, each with a message id of its own, and then only what changed', async () => {
    const { output } = await poll();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    const items = emulator.admin.records('Item');
    expect(idsFrom(0)).to.deep.equal(itemsByTime()).and.to.have.length(items.length);
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
    expect(idsFrom(ITEMS)).to.deep.equal(['3', '7', '40']);
    expect(flow.errors.items).to.deep.equal([]);
    expect(flow.rejected.items).to.deep.equal([]);
  });

  const accessToken = () => (api.step.config['oauth'] as { access_token: string }).access_token;

  it('tells what is wrong with the configuration, and goes on with the next message', async () => {
    api.step.config = { ...api.step.config, pageSize: '0', startTime: 'yesterday' };
    await start();
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
    api.onStore = () => {
      requestsBefore = emulator.log.entries.length;
    };
    await poll();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    const stores = api.calls.filter(({ method }) => method === 'PUT');
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
    const container = await start();
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
    api.step.snapshot = flow.snapshots.items.at(-1);
    await start();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    expect(idsFrom(0)).to.deep.equal(itemsByTime());
  });

  it('works with tokens of a secret, which the platform renews', async () => {
    const { environmentUrl, authUrl, accountId, oauth, objectType } = api.step.config;
    api.step.config = { secretId: 'secret1', objectType };
    const fields = { environmentUrl, authUrl, accountId };
    api.secret = {
      credentials: { ...(oauth as object), fields },
      renew: async () => ({ ...(await emulator.connect()) }),
    };
    emulator.clock.advance(2 * HOUR_MS);
    await poll();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    expect(flow.errors.items).to.deep.equal([]);
    const secretCalls = api.calls.filter(({ path }) => path.includes('/secrets/')).map(({ method }) => method);
    expect(secretCalls).to.deep.equal(['GET', 'GET', 'GET', 'POST', 'GET', 'GET']);
    expect(api.calls.map(({ method }) => method)).to.not.include('PUT');
    expect(emulator.log.entries.filter(({ grant }) => grant !== undefined)).to.deep.equal([]);
  });
});
