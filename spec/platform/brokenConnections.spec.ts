import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench } from './support/bench';
import { type BrokerProxy, startBrokerProxy } from './support/brokerProxy';
import { ALL_ONCE, orderFigures, ordersOf } from './support/exactWork';
import { idsOf, isAhead, isOver, itemsInOrder } from './support/polled';
import { sharedBroker } from './support/sharedBroker';
import { until } from './support/until';

const ITEMS = 400;
const PAGE = 50;

describe('A container whose connections to the broker break', () => {
  let proxy: BrokerProxy;
  let bench: Bench<Emulator>;
  beforeEach(async () => {
    const broker = await sharedBroker();
    proxy = await startBrokerProxy(broker.uri);
    const size = { items: ITEMS, customers: 0, sales: 0, orders: 0 };
    const account = await emulatedRetail({ size, registers: 100, latencyMs: 100 });
    bench = await openBench(account, { ...broker, uri: proxy.uri });
  });
  afterEach(async () => {
    await bench.close();
    proxy.close();
  });

  it('in the middle of a load loses nothing, and repeats at most a page each time', async () => {
    const { flow, start } = await bench.openStep('pollEntity', { objectType: 'Item', pageSize: String(PAGE) });
    const order = itemsInOrder(bench.emulator);
    await start();
    await flow.trigger();
    const cuts = [30, 175, 310];
    for (const arrived of cuts) {
      await flow.data.until(`${arrived} items`, () => new Set(idsOf(flow)).size >= arrived);
      proxy.cut();
      expect(isAhead(flow, order)).to.equal(false);
    }
    await flow.snapshots.until('the end of the load', () => isOver(flow));
    await flow.data.until('all items', () => new Set(idsOf(flow)).size === ITEMS);
    expect([...new Set(idsOf(flow))]).to.deep.equal(order);
    expect(idsOf(flow).length - ITEMS).to.be.at.most(cuts.length * PAGE);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    expect(await flow.waiting()).to.deep.equal({ messages: 0, rebounds: 0 });
  });

  it('while it works purchase orders off completes each once, with each line once', async () => {
    const { flow, start } = await bench.openStep('createOrder', { markOrdered: true });
    const orders = ordersOf(8);
    await start({ ELASTICIO_RABBITMQ_PREFETCH_SAILOR: '2' });
    for (const body of orders) await flow.send({ body: { ...body } });
    for (const lines of [25, 70, 115]) {
      await until(`${lines} lines`, () => bench.emulator.admin.records('OrderLine').length >= lines);
      proxy.cut();
    }
    const refNums = () => new Set(flow.data.items.map(({ body }) => Object(body['order']).refNum));
    await flow.data.until('all orders', () => refNums().size === orders.length);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    expect(orderFigures(bench.emulator.admin, orders)).to.include(ALL_ONCE);
  });
});
