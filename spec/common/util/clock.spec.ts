import { expect } from 'chai';
import sinon from 'sinon';
import { systemClock } from '../../../lib/common/util/clock';

/** The longest delay that a timer takes; a longer one is one of 1 ms. */
const MAX_TIMER_MS = 2 ** 31 - 1;

describe('systemClock', () => {
  let timers: sinon.SinonFakeTimers;
  beforeEach(() => {
    timers = sinon.useFakeTimers();
  });
  afterEach(() => timers.restore());

  /** Tells whether the sleep is over. */
  const asleep = (delayMs: number, signal?: AbortSignal) => {
    const sleep = { over: false };
    void systemClock.sleep(delayMs, signal).then(() => {
      sleep.over = true;
    });
    return sleep;
  };

  for (const delayMs of [1, 60_000, MAX_TIMER_MS, MAX_TIMER_MS + 1, 3 * MAX_TIMER_MS, 999_999_999_000]) {
    it(`sleeps for ${delayMs} ms, not less`, async () => {
      const sleep = asleep(delayMs);
      await timers.tickAsync(delayMs - 1);
      expect(sleep.over).to.equal(false);
      await timers.tickAsync(1);
      expect(sleep.over).to.equal(true);
    });
  }

  it('never hands more to a timer than it takes', async () => {
    const delays: number[] = [];
    const { setTimeout } = globalThis;
    const spy = sinon.stub(globalThis, 'setTimeout').callsFake(((end: () => void, delayMs: number) => {
      delays.push(delayMs);
      return setTimeout(end, delayMs);
    }) as typeof setTimeout);
    asleep(Number.POSITIVE_INFINITY);
    await timers.tickAsync(5 * MAX_TIMER_MS);
    spy.restore();
    expect(delays).to.have.length(6);
    expect(Math.max(...delays)).to.equal(MAX_TIMER_MS);
  });

  it('takes a delay of the past for none', async () => {
    const sleep = asleep(-5);
    await timers.tickAsync(1);
    expect(sleep.over).to.equal(true);
  });

  it('ends a sleep early when told to, and leaves no timer', async () => {
    const stop = new AbortController();
    const sleep = asleep(3 * MAX_TIMER_MS, stop.signal);
    await timers.tickAsync(MAX_TIMER_MS + 5);
    stop.abort();
    await timers.tickAsync(0);
    expect(sleep.over).to.equal(true);
    expect(timers.countTimers()).to.equal(0);
  });

  it('measures time that is not moved when the machine’s clock is set', async () => {
    const beforeMs = systemClock.steadyMs?.() ?? 0;
    timers.setSystemTime(Date.now() + 3_600_000);
    await timers.tickAsync(20);
    expect((systemClock.steadyMs?.() ?? 0) - beforeMs).to.equal(20);
  });
});
