import { expect } from 'chai';
import { createDeadline, pause, refuseWhenStopped, unlessStopped } from '../../../lib/common/util/deadline';
import { DeadlineError, UnavailableError } from '../../../lib/common/util/errors';
import { errorOf } from '../../support/errorOf';
import { testClock } from '../../support/testClock';

const down = new UnavailableError('It is down.', { status: 503, path: '/Item.json' });

const made = (limitMs?: number) => {
  const clock = testClock();
  const stop = new AbortController();
  const limit = limitMs === undefined ? {} : { limitMs };
  return { clock, stop, deadline: createDeadline(clock, { ...limit, stop: stop.signal }) };
};

describe('a deadline', () => {
  it('is over when the time is up', () => {
    const { clock, deadline } = made(1000);
    expect(deadline.atMs).to.equal(clock.nowMs() + 1000);
    clock.advance(999);
    expect(deadline.isOver()).to.equal(false);
    clock.advance(1);
    expect(deadline.isOver()).to.equal(true);
    expect(() => refuseWhenStopped(deadline)).to.not.throw();
  });

  it('is over when the process is told to stop', () => {
    const { stop, deadline } = made();
    expect(deadline.isOver()).to.equal(false);
    stop.abort();
    expect(deadline.isOver()).to.equal(true);
    expect(() => refuseWhenStopped(deadline)).to.throw(DeadlineError);
  });

  it('is not over by a stop once something is done that would be done again, unless the message goes on from there', () => {
    const { stop, deadline } = made();
    stop.abort();
    deadline.commit();
    expect(deadline.isOver()).to.equal(false);
    expect(deadline.stopSignal()).to.equal(undefined);
    deadline.resume();
    expect(deadline.isOver()).to.equal(true);
  });
});

describe('pause', () => {
  it('waits', async () => {
    const { clock, deadline } = made(1000);
    const startMs = clock.nowMs();
    await pause(clock, { delayMs: 1000, error: down, isRefused: false }, deadline);
    expect(clock.nowMs() - startMs).to.equal(1000);
  });

  for (const wait of [
    { delayMs: 1001, error: down, isRefused: false },
    { delayMs: 0, askedMs: 1001, error: down, isRefused: true },
  ]) {
    it(`does not begin a wait of ${wait.delayMs} ms, ${wait.askedMs ?? 0} asked for, that outlasts the run`, async () => {
      const { clock, deadline } = made(1000);
      const startMs = clock.nowMs();
      const error = await errorOf(pause(clock, wait, deadline));
      expect(error)
        .to.be.instanceOf(DeadlineError)
        .and.include({ isStop: false, isAfterFailure: !wait.isRefused, status: 503, path: '/Item.json', cause: down });
      expect(error?.message).to.equal('It is down. The time limit of the run leaves no time for another try.');
      expect(clock.nowMs()).to.equal(startMs);
    });
  }

  it('wakes up on a stop', async () => {
    const { clock, stop, deadline } = made();
    const startMs = clock.nowMs();
    void clock.sleep(300).then(() => stop.abort());
    const error = await errorOf(pause(clock, { delayMs: 60_000, error: down, isRefused: false }, deadline));
    expect(error).to.be.instanceOf(DeadlineError).and.include({ isStop: true });
    expect(clock.nowMs() - startMs).to.equal(300);
  });
});

describe('unlessStopped', () => {
  it('ends as the work does', async () => {
    const { deadline } = made();
    expect(await unlessStopped(Promise.resolve(5), deadline)).to.equal(5);
    expect(await unlessStopped(Promise.resolve(5))).to.equal(5);
    expect(await errorOf(unlessStopped(Promise.reject(down), deadline))).to.equal(down);
  });

  it('leaves the work on a stop, before it and while it lasts', async () => {
    const { stop, deadline } = made();
    const never = new Promise<never>(() => {});
    const left = errorOf(unlessStopped(never, deadline));
    stop.abort();
    expect(await left).to.include({ isStop: true });
    expect(await errorOf(unlessStopped(never, deadline))).to.include({ isStop: true });
    deadline.commit();
    expect(await unlessStopped(Promise.resolve('done'), deadline)).to.equal('done');
  });
});
