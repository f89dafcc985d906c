import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { EmulatorOptions } from '../../emulator/options';
import type { Emulator } from '../../emulator/startEmulator';
import type { Container } from '../../runner/platform/container';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench, type Step } from './support/bench';
import type { Flow } from './support/flow';
import { idsOf, itemsInOrder } from './support/polled';
import { until } from './support/until';

const ITEMS = 600;
const PAGE = 50;
/** What the platform is kept waiting for at most. */
const WITHIN_MS = 5000;

/** What is handed back comes again after half a second. */
const SOON = { ELASTICIO_REBOUND_INITIAL_EXPIRATION: '500' };

const SMALL = { customers: 0, sales: 0, orders: 0 };

describe('A container that is told to stop', () => {
  let bench: Bench<Emulator>;
  let emulator: Emulator;
  let step: Step;
  let flow: Flow;
  afterEach(() => bench.close());

  async function open(fn: string, fields: object, options: EmulatorOptions): Promise<void> {
    bench = await openBench(await emulatedRetail(options));
    ({ emulator } = bench);
    step = await bench.openStep(fn, { objectType: 'Item', ...fields });
    ({ flow } = step);
  }

  /** Resolves when the process has ended, as it should, in time. */
  async function stop(container: Container): Promise<void> {
    const startedMs = Date.now();
    container.terminate();
    expect(await container.ended, container.output()).to.equal(0);
    expect(Date.now() - startedMs).to.be.below(WITHIN_MS);
  }

  const requests = () => emulator.log.entries.filter(({ grant }) => !grant).length;

  it('in the middle of a list ends after the page in work; the next one goes on, nothing is lost or comes twice', async () => {
    await open('pollEntity', { pageSize: String(PAGE) }, { size: { ...SMALL, items: ITEMS }, registers: 1000 });
    const expected = itemsInOrder(emulator);
    for (const enough of [120, 330]) {
      const container = await step.start();
      await flow.trigger();
      await flow.data.until(`${enough} items`, ({ length }) => length >= enough);
      await stop(container);
      expect(idsOf(flow).length % PAGE, 'whole pages').to.equal(0);
      expect(idsOf(flow)).to.have.length.below(enough + 2 * PAGE);
    }
    await step.start();
    await flow.trigger();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    await flow.snapshots.until('the end', (snapshots) => snapshots.at(-1)?.['id'] === undefined);
    expect(idsOf(flow)).to.deep.equal(expected);
    expect([...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
  });

  for (const [what, options, begin] of [
    ['waits for its turn', { startLevelDrips: 1000 }, async () => sleep(2000)],
    ['waits for an answer', {}, async () => fault({ kind: 'delay', delayMs: 60_000 })],
    ['waits after a failure', {}, async () => fault({ kind: 'status', status: 503, headers: { 'Retry-After': '60' } })],
    ['waits after a refusal', {}, async () => fault({ kind: 'status', status: 429, headers: { 'Retry-After': '60' } })],
  ] as const) {
    it(`while it ${what} ends as well, without an error`, async () => {
      await open('pollEntity', {}, { size: { ...SMALL, items: 150 }, ...options });
      const container = await step.start();
      await Promise.all([flow.trigger(), begin()]);
      await stop(container);
      expect([...flow.errors.items, ...flow.rejected.items, ...idsOf(flow)]).to.deep.equal([]);
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
      'lookupObjects',
      { emitBehavior: 'emitAll', archived: 'include' },
      { size: { ...SMALL, items: 300 }, latencyMs: 700 },
    );
    const container = await step.start(SOON);
    await flow.send({ body: {} });
    await until('the first page', () => requests() > 0);
    await stop(container);
    expect([...flow.data.items, ...flow.errors.items, ...flow.rejected.items]).to.deep.equal([]);
    await step.start(SOON);
    await flow.data.until('its result', ({ length }) => length === 1);
    expect(flow.data.items[0]?.body['results']).to.have.length(300);
  });
});
