import { expect } from 'chai';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import type { Cfg } from '../../lib/common/platform/context';
import { inSession } from '../../lib/common/platform/run';
import { pollEntity } from '../../lib/triggers/pollEntity';
import { ITEMS_ONLY } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { errorIfAny } from '../support/errorOf';

const ITEMS = 250;
const LATENCY_MS = 500;

describe('While a page is emitted the next one is read', () => {
  let step: EmulatedStep;
  let stop: AbortController;
  /** What was emitted, each with the number of requests that had been answered by then. */
  let events: string[];

  beforeEach(async () => {
    step = await emulatedStep({ size: { ...ITEMS_ONLY, items: ITEMS }, registers: 100, latencyMs: LATENCY_MS });
    stop = new AbortController();
    events = [];
    step.onEmit = async (event) => {
      events.push(`${event} after ${pages().length}`);
      if (event === 'data') await step.clock.sleep(LATENCY_MS);
    };
  });

  afterEach(() => step.close());

  const pages = () => step.emulator.log.entries.filter(({ grant }) => !grant);

  function run(what: typeof pollEntity, fields: Cfg): Promise<Error | undefined> {
    const cfg = { ...step.cfg, objectType: 'Item', archived: 'include', emitBehavior: 'emitPage', ...fields };
    const runtime = { ...step.runtime, stop: stop.signal };
    return errorIfAny(inSession(what, runtime).call(step.context, { body: {} }, cfg));
  }
  const poll = (fields: Cfg) => run(pollEntity, { pageSize: '50', ...fields });
  const lookUp = (fields: Cfg) => run(lookupObjects, fields);

  it('in a poll: neither waits for the other', async () => {
    const startMs = step.clock.nowMs();
    expect(await poll({})).to.equal(undefined);
    // The first page is read and the last one emitted alone.
    expect(step.clock.nowMs() - startMs).to.be.within(6 * LATENCY_MS, 6.5 * LATENCY_MS);
    expect(pages()).to.have.length(5);
    expect(step.bodies).to.have.length(5);
    expect(events.slice(0, 4)).to.deep.equal(['data after 1', 'snapshot after 2', 'data after 2', 'snapshot after 3']);
  });

  it('in a look-up that emits pages, and in one that emits one by one', async () => {
    for (const [emitBehavior, emitMs] of [
      ['emitPage', LATENCY_MS],
      ['emitIndividually', LATENCY_MS / 100],
    ] as const) {
      step.onEmit = () => step.clock.sleep(emitMs);
      const startMs = step.clock.nowMs();
      expect(await lookUp({ emitBehavior })).to.equal(undefined);
      // Three pages of at most 100; the last one is half as long to emit when that is done one by one.
      const aloneMs = emitBehavior === 'emitPage' ? LATENCY_MS : LATENCY_MS / 2;
      expect(step.clock.nowMs() - startMs).to.be.within(3 * LATENCY_MS + aloneMs, 3.2 * LATENCY_MS + aloneMs);
    }
    expect(pages()).to.have.length(6);
  });

  for (const [what, fields, requests] of [
    ['one page', { singlePagePerInterval: 'true' }, 1],
    ['three pages', { maxPages: '3' }, 3],
  ] as const) {
    it(`but none when ${what} were wanted`, async () => {
      expect(await poll(fields)).to.equal(undefined);
      expect(pages()).to.have.length(requests);
      expect(step.bodies).to.have.length(requests);
    });
  }

  it('but none in a sample', async () => {
    step.env['ELASTICIO_FLOW_TYPE'] = 'debug';
    expect(await poll({})).to.equal(undefined);
    expect(pages()).to.have.length(1);
  });

  it('one request is in vain when the output fails, and what follows it is not sent', async () => {
    step.emulator.faults.add({ path: 'Item', action: { kind: 'status', status: 503 }, nth: 2, times: 9 });
    step.onEmit = async () => {
      throw new Error('the platform is gone');
    };
    expect(await poll({})).to.be.instanceOf(Error);
    await step.clock.sleep(600_000);
    expect(pages()).to.have.length(2);
    expect(step.bodies).to.deep.equal([]);
  });

  it('an error of the page ahead comes after the present one is out and its snapshot stored', async () => {
    step.emulator.faults.add({ path: 'Item', action: { kind: 'status', status: 400 }, nth: 3, times: 9 });
    expect((await poll({}))?.message).to.contain('page 3, after 100 objects');
    expect(events.map((event) => event.split(' ')[0])).to.deep.equal(['data', 'snapshot', 'data', 'snapshot']);
  });

  it('a poll that is stopped emits the page in work only', async () => {
    step.onEmit = () => stop.abort();
    expect(await poll({})).to.equal(undefined);
    expect(step.bodies).to.have.length(1);
    expect(step.snapshots).to.have.length(1);
  });

  it('a look-up that has something to emit is not ended by a stop, and its message not handed back', async () => {
    step.onEmit = (event) => {
      events.push(event);
      stop.abort();
    };
    expect(await lookUp({})).to.equal(undefined);
    expect(events).to.not.include('rebound');
    expect(step.bodies.flatMap((body) => (body as { results: unknown[] }).results)).to.have.length(ITEMS);
  });
});
