import { expect } from 'chai';
import { createSerialLimiter } from '../../../lib/common/rate/serialLimiter';
import { UnavailableError } from '../../../lib/common/util/errors';
import { testClock } from '../../support/testClock';

const START_MS = 1_000_000;

describe('createSerialLimiter', () => {
  const start = () => {
    const clock = testClock(START_MS);
    const limiter = createSerialLimiter({ clock, random: () => 0 });
    const went: [what: string, atMs: number][] = [];
    const go = async (what: string, options = {}) => {
      const booking = await limiter.acquire(1, options);
      went.push([what, clock.nowMs() - START_MS]);
      return booking;
    };
    return { clock, go, went };
  };
  const ok = { status: 200, rate: {} };

  it('sends one request at a time, in order, repeated ones first, whatever the headers say', async () => {
    const { clock, go, went } = start();
    const first = await go('first');
    const others = [go('second'), go('repeated', { repeated: true })];
    await clock.sleep(400);
    expect(went).to.deep.equal([['first', 0]]);
    first.settle({ status: 200, rate: { levelDrips: 90, sizeDrips: 90 } });
    const repeated = await others[1];
    await clock.sleep(100);
    repeated?.settle(ok);
    const second = await others[0];
    expect(went.slice(1)).to.deep.equal([
      ['repeated', 400],
      ['second', 500],
    ]);
    expect(second?.waits).to.deep.equal({ bucketMs: 0, burstMs: 500, refusedMs: 0 });
  });

  it('goes on after a request without an answer', async () => {
    const { go, went } = start();
    (await go('lost')).settle(undefined);
    await go('next');
    expect(went).to.deep.equal([
      ['lost', 0],
      ['next', 0],
    ]);
  });

  it('waits as long as Retry-After says, else longer after each refusal', async () => {
    const { go, went } = start();
    (await go('asked')).settle({ status: 429, rate: { retryAfterMs: 7000 } });
    const booking = await go('a');
    expect(booking.waits.refusedMs).to.be.at.least(7000);
    booking.settle({ status: 200, rate: {} });
    (await go('b')).settle({ status: 429, rate: {} });
    (await go('c')).settle({ status: 429, rate: {} });
    await go('d');
    const atMs = new Map(went);
    expect(atMs.get('a')).to.equal(7000);
    expect((atMs.get('c') ?? 0) - (atMs.get('b') ?? 0)).to.equal(1000);
    expect((atMs.get('d') ?? 0) - (atMs.get('c') ?? 0)).to.equal(2000);
  });

  it('gives up at the deadline', async () => {
    const { clock, go } = start();
    await go('first');
    const error = await go('late', { deadlineMs: clock.nowMs() + 3000 }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(UnavailableError);
    expect(clock.nowMs() - START_MS).to.equal(3000);
  });
});
