import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench, type Step } from './support/bench';
import { ALL_ONCE, orderFigures, ordersOf } from './support/exactWork';
import { type FastTime, fastTime } from './support/fastTime';
import { until } from './support/until';

const LINES = 500;
/** One register: ninety lines at once, then one in a second. That is seven minutes. */
const SHOP = { size: { items: 30, customers: 0, sales: 0, orders: 0 }, registers: 1 };
const SPEED = 60;

describe('A purchase order of 500 lines on one register', () => {
  let bench: Bench<Emulator>;
  let step: Step;
  let time: FastTime;
  beforeEach(async () => {
    time = fastTime(SPEED);
    bench = await openBench(await emulatedRetail({ ...SHOP, clock: time.clock }));
    step = await bench.openStep('createOrder', { markOrdered: true });
  });
  afterEach(() => bench.close());

  const lines = () => bench.emulator.admin.records('OrderLine').length;

  /** The order, and one that comes after it. */
  const orders = [...ordersOf(1, LINES), ...ordersOf(1, 2).map((order) => ({ ...order, refNum: 'PO-small' }))];

  async function expectBoth(): Promise<void> {
    const { flow } = step;
    await flow.data.until('both orders', ({ length }) => length === orders.length);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    expect(orderFigures(bench.emulator.admin, orders)).to.include({ lines: LINES + 2, ...ALL_ONCE });
    // Whoever waits is not in the way of others.
    const refNums = flow.data.items.map(({ body }) => Object(body['order']).refNum);
    expect(refNums).to.deep.equal(['PO-small', 'PO-0']);
  }

  it('is handed back at the time limit of each run, and goes on until it is complete', async () => {
    const { flow, start } = step;
    let handedBack = 0;
    await flow.receive('rebound', () => handedBack++);
    await start({ ...time.env, POLL_TIME_LIMIT_S: '150' });
    for (const body of orders) await flow.send({ body: { ...body } });
    await expectBoth();
    expect(handedBack).to.be.within(2, 5);
    expect(bench.emulator.log.entries.filter(({ status }) => status === 429)).to.deep.equal([]);
  });

  it('is handed back when its container is stopped, and goes on in the next one', async () => {
    const { flow, start } = step;
    const container = await start(time.env);
    for (const body of orders) await flow.send({ body: { ...body } });
    await until('some lines', () => lines() > 100);
    container.terminate();
    expect(await container.ended, container.output()).to.equal(0);
    expect(lines()).to.be.below(LINES);
    expect([...flow.data.items, ...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    await start(time.env);
    await expectBoth();
  });
});
