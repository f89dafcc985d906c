import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench, type Step } from './support/bench';
import { ALL_ONCE, orderFigures, ordersOf } from './support/exactWork';
import { fastTime } from './support/fastTime';
import { type LastingFlow, openLastingFlow } from './support/flow';
import { type OwnBroker, startOwnBroker } from './support/ownBroker';
import { idsOf, isAhead, isOver, itemsInOrder } from './support/polled';
import { until } from './support/until';

const ITEMS = 400;
const PAGE = 50;
const SHOP = { size: { items: ITEMS, customers: 0, sales: 0, orders: 0 }, registers: 100, latencyMs: 1000 };
const SPEED = 5;
/** What a step sends outlasts the broker's process, as its queues do. */
const ON_DISK = { ELASTICIO_AMQP_PERSISTENT_MESSAGES: 'true' };

describe('A broker that dies in the middle of the work of two steps and comes back', () => {
  let broker: OwnBroker;
  let bench: Bench<Emulator>;
  const orders = ordersOf(6);
  const steps = {} as Record<'load' | 'orders', Step & { flow: LastingFlow }>;

  async function openStep(id: 'load' | 'orders', fn: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    const flow = await openLastingFlow(await broker.openChannel());
    steps[id] = { ...(await bench.openStep(fn, fields, { id, flow })), flow };
  }

  before(async () => {
    broker = await startOwnBroker();
    const time = fastTime(SPEED);
    bench = await openBench(await emulatedRetail({ ...SHOP, clock: time.clock }), broker);
    await openStep('load', 'pollEntity', { objectType: 'Item', pageSize: String(PAGE) });
    await openStep('orders', 'createOrder', { markOrdered: true });
    const both = Object.values(steps);
    const start = async () => {
      await steps.load.start(ON_DISK);
      await steps.orders.start({ ...ON_DISK, ...time.env });
    };
    await start();
    await steps.load.flow.trigger();
    for (const body of orders) await steps.orders.flow.send({ body: { ...body } });
    const lines = () => bench.emulator.admin.records('OrderLine').length;
    await until('the middle of both', () => idsOf(steps.load.flow).length >= 120 && lines() >= 30);
    await broker.restart();
    // The sailor tries to connect for half a second, and then lives on without a queue: the platform starts new ones.
    await Promise.all(both.map(({ kill }) => kill()));
    for (const { flow } of both) await flow.reopen(await broker.openChannel());
    await start();
  });
  after(async () => {
    await bench?.close();
    await broker?.close();
  });

  it('loses no record, and repeats at most a page', async () => {
    const { flow } = steps.load;
    const order = itemsInOrder(bench.emulator);
    expect(isAhead(flow, order)).to.equal(false);
    await flow.snapshots.until('the end of the load', () => isOver(flow));
    await flow.data.until('all items', () => new Set(idsOf(flow)).size === ITEMS);
    expect([...new Set(idsOf(flow))]).to.deep.equal(order);
    expect(idsOf(flow).length - ITEMS).to.be.at.most(PAGE);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
  });

  it('completes each order once, with each line once', async () => {
    const { flow } = steps.orders;
    const refNums = () => new Set(flow.data.items.map(({ body }) => Object(body['order']).refNum));
    await flow.data.until('all orders', () => refNums().size === orders.length);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    expect(orderFigures(bench.emulator.admin, orders)).to.include(ALL_ONCE);
  });
});
