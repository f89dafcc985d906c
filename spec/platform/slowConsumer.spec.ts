import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import type { Broker } from '../../runner/platform/broker';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench, type Step } from './support/bench';
import { type BrokerProxy, startBrokerProxy } from './support/brokerProxy';
import { openSlowFlow } from './support/flow';
import { idsOf, isAhead, isOver, itemsInOrder } from './support/polled';
import { sharedBroker } from './support/sharedBroker';
import { until } from './support/until';

/** A run of a container with these begins no page after two seconds. */
const SHORT_RUNS = { POLL_TIME_LIMIT_S: '2' };
/** Less than the whole load takes. */
const SMALL_HEAP = { NODE_OPTIONS: '--max-old-space-size=80' };
const KB = 1_000;

describe('A load that the platform takes slowly', () => {
  let bench: Bench<Emulator>;
  let broker: Broker;
  let proxy: BrokerProxy;
  before(async () => {
    broker = await sharedBroker();
    proxy = await startBrokerProxy(broker.uri);
  });
  after(() => proxy.close());
  afterEach(() => bench.close());

  const requests = () => bench.emulator.log.entries.length;

  async function open(items: number, itemBytes: number): Promise<readonly string[]> {
    const size = { items, customers: 0, sales: 0, orders: 0 };
    bench = await openBench(await emulatedRetail({ size, registers: 100 }), { ...broker, uri: proxy.uri });
    const { admin } = bench.emulator;
    for (const { itemID, timeStamp } of admin.records('Item')) {
      admin.change('Item', String(itemID), { description: 'x'.repeat(itemBytes), timeStamp });
    }
    return itemsInOrder(bench.emulator);
  }

  /** One run after the other in a new container until the load is over, as a schedule does it; their number. */
  async function runToEnd({ flow, start }: Step, env: Readonly<Record<string, string>>): Promise<number> {
    const container = await start(env);
    for (let runs = 1; ; runs++) {
      await until('the end of a run', () => container.output().split('"Run: ').length > runs);
      if (isOver(flow)) return runs;
      await flow.trigger();
    }
  }

  it('waits for the next step: it holds two pages at most, ends in time, and loses nothing when it is killed', async () => {
    const [items, pageSize] = [240, 20];
    const order = await open(items, 400 * KB);
    const flow = await openSlowFlow(await broker.openChannel(), { maxWaiting: 25, takesMs: 25 });
    const step = await bench.openStep('pollEntity', { objectType: 'Item', pageSize: String(pageSize) }, { flow });
    const env = { ...SHORT_RUNS, ...SMALL_HEAP };
    await step.start(env);
    await flow.trigger();
    await flow.data.until('some pages', ({ length }) => length >= 50);
    const pages = flow.snapshots.items.length;
    expect(requests()).to.be.within(pages, pages + 2);
    await step.kill();
    await flow.takeAll();
    expect(isAhead(flow, order)).to.equal(false);
    expect(await runToEnd(step, env)).to.be.above(1);
    await flow.takeAll();
    expect([...new Set(idsOf(flow))]).to.deep.equal(order);
    expect(idsOf(flow).length - items).to.be.at.most(pageSize);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
  });

  it('waits for late confirmations: every record arrives once, in runs that end in time', async () => {
    const [items, pageSize] = [60, 10];
    const order = await open(items, KB);
    const step = await bench.openStep('pollEntity', { objectType: 'Item', pageSize: String(pageSize) });
    proxy.delayMs = 100;
    await step.flow.trigger();
    const runs = await runToEnd(step, SHORT_RUNS);
    await step.flow.data.until('all items', ({ length }) => length >= items);
    expect(idsOf(step.flow)).to.deep.equal(order);
    expect(runs).to.be.within(2, items / pageSize);
    expect(requests()).to.be.at.most(items / pageSize + 2 * runs);
    expect([...step.flow.errors.items, ...step.flow.rejected.items]).to.deep.equal([]);
  });
});
