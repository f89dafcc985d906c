import { expect } from 'chai';
import {
  ageOfNewest,
  lookUntilQuiet,
} from '../../../../../../lib/common/systems/retail/features/children/lookUntilQuiet';
import { createDeadline } from '../../../../../../lib/common/util/deadline';
import { DeadlineError } from '../../../../../../lib/common/util/errors';
import { newRunStats } from '../../../../../../lib/common/util/stats';
import { testClock } from '../../../../../support/testClock';

describe('lookUntilQuiet', () => {
  /** Looks by a script of what is there at which second; tells the result, when each look was, and how long it took. */
  async function look(
    ages: { readonly ageMs?: number; readonly completeAtMs?: number },
    { earlierMs, limitMs = 60_000 }: { readonly earlierMs?: number; readonly limitMs?: number } = {},
  ) {
    const clock = testClock();
    const startMs = clock.nowMs();
    const stats = newRunStats();
    const passedMs = () => clock.nowMs() - startMs;
    const looks: number[] = [];
    const seen = await lookUntilQuiet(
      async () => {
        looks.push(passedMs());
        const { ageMs, completeAtMs = Number.POSITIVE_INFINITY } = ages;
        const isComplete = passedMs() >= completeAtMs;
        return { seen: looks.length, isComplete, ...(ageMs !== undefined && { ageMs: ageMs + passedMs() }) };
      },
      {
        clock,
        stats,
        deadline: createDeadline(clock, { limitMs }),
        earlierRunMs: earlierMs === undefined ? undefined : startMs - earlierMs,
      },
    );
    return { seen, looks, waitedMs: stats.waitedMs.quiet };
  }

  it('looks once when there was no earlier run, whatever is missing', async () => {
    expect(await look({})).to.deep.equal({ seen: 1, looks: [0], waitedMs: 0 });
  });

  it('looks once when all is there, however new', async () => {
    expect(await look({ ageMs: 0, completeAtMs: 0 }, { earlierMs: 0 })).to.deep.equal({
      seen: 1,
      looks: [0],
      waitedMs: 0,
    });
  });

  it('hands a message back that has come again, but for a short wait: the platform keeps it meanwhile', async () => {
    for (const earlierMs of [0, 11_999]) {
      const error = await look({}, { earlierMs }).catch((reason: unknown) => reason);
      expect(error, `${earlierMs}`).to.be.instanceOf(DeadlineError);
    }
    expect((await look({}, { earlierMs: 12_000 })).looks).to.deep.equal([0, 3000]);
    expect((await look({}, { earlierMs: 15_000 })).looks).to.deep.equal([0]);
    expect((await look({}, { earlierMs: 20_000 })).waitedMs).to.equal(0);
  });

  it('looks again until the newest part is 15 seconds old', async () => {
    expect((await look({ ageMs: 8000 })).looks).to.deep.equal([0, 3000, 6000, 7000]);
    expect((await look({ ageMs: 15_000 })).looks).to.deep.equal([0]);
    expect((await look({ ageMs: 13_000 }, { earlierMs: 20_000 })).looks).to.deep.equal([0, 2000]);
  });

  it('is done as soon as nothing is missing', async () => {
    expect(await look({ ageMs: 0, completeAtMs: 2000 })).to.deep.equal({
      seen: 2,
      looks: [0, 3000],
      waitedMs: 3000,
    });
  });

  it('ends when the run has to, or at once when the step is stopped', async () => {
    const error = await look({ ageMs: 0 }, { limitMs: 5000 }).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(DeadlineError);
    const clock = testClock();
    const [startMs, stop] = [clock.nowMs(), new AbortController()];
    const deadline = createDeadline(clock, { stop: stop.signal });
    const waiting = lookUntilQuiet(async () => ({ seen: '', isComplete: false, ageMs: 0 }), { clock, deadline }).catch(
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
