import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import type { Container } from '../../runner/platform/container';
import { emulatedRetail } from '../../runner/systems/retail';
import { linesFor, orderOf } from '../support/orders';
import { type Bench, openBench } from './support/bench';
import { ALL_ONCE, orderFigures, ordersOf } from './support/exactWork';
import type { Flow } from './support/flow';

const ITEMS = 60;
const AT_ONCE = { ELASTICIO_RABBITMQ_PREFETCH_SAILOR: '4' };

describe('A container with four messages at once', () => {
  let bench: Bench<Emulator>;
  let emulator: Emulator;
  let flow: Flow;
  beforeEach(async () => {
    bench = await openBench(await emulatedRetail({ size: { items: ITEMS }, registers: 9, latencyMs: 100 }));
    ({ emulator } = bench);
  });
  afterEach(() => bench.close());

  /** A step and its first container. */
  async function start(fn: string, fields: object = {}): Promise<Container> {
    const step = await bench.openStep(fn, { objectType: 'Item', ...fields });
    ({ flow } = step);
    return step.start(AT_ONCE);
  }

  const settled = (count: number) => flow.data.until(`${count} results`, ({ length }) => length >= count);

  it('answers each message with its own record', async () => {
    await start('lookupObject');
    for (let id = 1; id <= 20; id++) await flow.send({ body: { itemID: String(id) } });
    await settled(20);
    const ids = flow.data.items.map(({ body }) => Number(body['itemID'])).sort((a, b) => a - b);
    expect(ids).to.deep.equal(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(new Set(flow.data.items.map(({ messageId }) => messageId))).to.have.property('size', 20);
    expect(emulator.log.entries.map(({ status }) => status)).to.deep.equal(Array(20).fill(200));
  });

  it('renews a token once for all of them', async () => {
    emulator.clock.advance(2 * 3_600_000);
    await start('lookupObject');
    for (let id = 1; id <= 8; id++) await flow.send({ body: { itemID: String(id) } });
    await settled(8);
    expect(flow.errors.items).to.deep.equal([]);
    expect(emulator.log.entries.filter(({ grant }) => grant === 'refresh_token')).to.have.length(1);
  });

  it('makes one order of messages with one number', async () => {
    await start('createOrder');
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
    await start('createOrder', { markOrdered: true });
    for (const body of orders) await flow.send({ body: { ...body } });
    await settled(orders.length);
    expect(flow.errors.items).to.deep.equal([]);
    expect(orderFigures(bench.emulator.admin, orders)).to.include({ orders: 6, lines: 48, ...ALL_ONCE });
    // Lines of the first order are still on their way when the second one begins.
    const ids = emulator.admin.records('OrderLine').map(({ orderID }) => Number(orderID));
    expect(ids).to.not.deep.equal([...ids].sort((a, b) => a - b));
  });

  it('brings each record once when two runs of a poll come at once', async () => {
    const container = await start('pollEntity', { pageSize: '10' });
    await Promise.all([flow.trigger(), flow.trigger()]);
    await settled(ITEMS);
    container.terminate();
    expect(await container.ended).to.equal(0);
    expect(flow.errors.items).to.deep.equal([]);
    expect(flow.data.items.map(({ body }) => body['itemID'])).to.have.length(ITEMS);
  });

  it('lets a failing message fail alone', async () => {
    await start('lookupObject');
    for (const itemID of ['1', '999999', '2', '3']) await flow.send({ body: { itemID } });
    await settled(3);
    await flow.errors.until('the error', ({ length }) => length === 1);
    expect(flow.errors.items[0]?.message).to.match(/^No objects found/);
    expect(flow.data.items.map(({ body }) => body['itemID'])).to.have.members(['1', '2', '3']);
  });
});
