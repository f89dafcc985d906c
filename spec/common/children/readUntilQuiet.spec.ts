import { expect } from 'chai';
import { ageOfNewest, readUntilQuiet } from '../../../lib/common/children/readUntilQuiet';
import { createDeadline } from '../../../lib/common/util/deadline';
import { DeadlineError } from '../../../lib/common/util/errors';
import { newRunStats } from '../../../lib/common/util/stats';
import { errorOf } from '../../support/errorOf';
import { testClock } from '../../support/testClock';

describe('readUntilQuiet', () => {
  /** Reads by a script of what exists at which second; tells the value, the time of each reading, and the wait. */
  async function readScripted(
    ages: { readonly ageMs?: number; readonly completeAtMs?: number },
    { earlierMs, limitMs = 60_000 }: { readonly earlierMs?: number; readonly limitMs?: number } = {},
  ) {
    const clock = testClock();
    const startMs = clock.nowMs();
    const stats = newRunStats();
    const passedMs = () => clock.nowMs() - startMs;
    const readAtMs: number[] = [];
    const value = await readUntilQuiet(
      async () => {
        readAtMs.push(passedMs());
        const { ageMs, completeAtMs = Number.POSITIVE_INFINITY } = ages;
        const isComplete = passedMs() >= completeAtMs;
        return { value: readAtMs.length, isComplete, ...(ageMs !== undefined && { ageMs: ageMs + passedMs() }) };
      },
      {
        clock,
        stats,
        deadline: createDeadline(clock, { limitMs }),
        earlierRunMs: earlierMs === undefined ? undefined : startMs - earlierMs,
      },
    );
    return { value, readAtMs, waitedMs: stats.waitedMs.quiet };
  }

  it('reads once when there was no earlier run, whatever is missing', async () => {
    expect(await readScripted({})).to.deep.equal({ value: 1, readAtMs: [0], waitedMs: 0 });
  });

  it('reads once when all is there, however new', async () => {
    expect(await readScripted({ ageMs: 0, completeAtMs: 0 }, { earlierMs: 0 })).to.deep.equal({
      value: 1,
      readAtMs: [0],
      waitedMs: 0,
    });
  });

  it('hands a message back that has come again, but for a short wait: the platform keeps it meanwhile', async () => {
    for (const earlierMs of [0, 11_999]) {
      const error = await errorOf(readScripted({}, { earlierMs }));
      expect(error, `${earlierMs}`).to.be.instanceOf(DeadlineError);
    }
    expect((await readScripted({}, { earlierMs: 12_000 })).readAtMs).to.deep.equal([0, 3000]);
    expect((await readScripted({}, { earlierMs: 15_000 })).readAtMs).to.deep.equal([0]);
    expect((await readScripted({}, { earlierMs: 20_000 })).waitedMs).to.equal(0);
  });

  it('reads again until the newest part is 15 seconds old', async () => {
    expect((await readScripted({ ageMs: 8000 })).readAtMs).to.deep.equal([0, 3000, 6000, 7000]);
    expect((await readScripted({ ageMs: 15_000 })).readAtMs).to.deep.equal([0]);
    expect((await readScripted({ ageMs: 13_000 }, { earlierMs: 20_000 })).readAtMs).to.deep.equal([0, 2000]);
  });

  it('is done as soon as nothing is missing', async () => {
    expect(await readScripted({ ageMs: 0, completeAtMs: 2000 })).to.deep.equal({
      value: 2,
      readAtMs: [0, 3000],
      waitedMs: 3000,
    });
  });

  it('ends when the run has to, or at once when the step is stopped', async () => {
    const error = await errorOf(readScripted({ ageMs: 0 }, { limitMs: 5000 }));
    expect(error).to.be.instanceOf(DeadlineError);
    const clock = testClock();
    const [startMs, stop] = [clock.nowMs(), new AbortController()];
    const deadline = createDeadline(clock, { stop: stop.signal });
    const waiting = readUntilQuiet(async () => ({ value: '', isComplete: false, ageMs: 0 }), { clock, deadline }).catch(
      (reason: unknown) => reason,
    );
    await clock.sleep(1000);
    stop.abort();
    expect(await waiting).to.be.instanceOf(DeadlineError);
    expect(clock.nowMs() - startMs).to.equal(1000);
  });
});

describe('ageOfNewest', () => {
  const vendorNowMs = Date.parse('2026-06-01T12:00:00Z');
  const age = (...records: object[]) => ageOfNewest(records as Record<string, unknown>[], vendorNowMs);

  it('goes by the newest time of any record', () => {
    const old = { createTime: '2026-05-01T00:00:00+00:00', timeStamp: '2026-06-01T11:59:50+00:00' };
    expect(age(old)).to.equal(10_000);
    expect(age(old, { timeStamp: '2026-06-01T11:59:57+00:00' }, {})).to.equal(3000);
  });

  it('takes a time a little in the future for now: clocks differ', () => {
    expect(age({ timeStamp: '2026-06-01T12:00:20+00:00' })).to.equal(0);
  });

  it('does not believe a time far in the future, which would never be over', () => {
    expect(age({ timeStamp: '2026-06-01T14:00:00+00:00' })).to.equal(undefined);
    expect(age({ createTime: '2026-06-01T11:59:00+00:00', timeStamp: '2027-01-01T00:00:00+00:00' })).to.equal(60_000);
  });

  it('knows nothing where no record tells a time', () => {
    expect(age()).to.equal(undefined);
    expect(age({}, { timeStamp: '' })).to.equal(undefined);
  });
});
