import { expect } from 'chai';
import { mapConcurrent } from '../../../lib/common/util/async';
import { errorOf } from '../../support/errorOf';
import { testClock } from '../../support/testClock';

describe('mapConcurrent', () => {
  const values = [50, 10, 30, 20, 40];

  /** Works for so many milliseconds on each value and tells what went on when. */
  const watched = () => {
    const clock = testClock(0);
    const begun: string[] = [];
    let active = 0;
    let most = 0;
    const work = async (ms: number) => {
      begun.push(`${ms} at ${clock.nowMs()}`);
      most = Math.max(most, ++active);
      await clock.sleep(ms);
      active--;
    };
    return { work, begun, most: () => most, active: () => active };
  };

  it('works in order, on so many at a time', async () => {
    const { work, begun, most } = watched();
    expect(await mapConcurrent(values, { concurrency: 2 }, work)).to.deep.equal([]);
    expect(begun).to.deep.equal(['50 at 0', '10 at 0', '30 at 10', '20 at 40', '40 at 50']);
    expect(most()).to.equal(2);
  });

  it('resolves with what it may not begin, when the rest is done', async () => {
    const { work, begun, active } = watched();
    expect(await mapConcurrent(values, { concurrency: 2, hasTime: () => begun.length < 3 }, work)).to.deep.equal([
      20, 40,
    ]);
    expect(active()).to.equal(0);
  });

  it('rejects after an error when what was begun is done, and begins no more', async () => {
    const { work, begun, active } = watched();
    const error = new Error('no 10');
    const failing = async (ms: number) => {
      await work(ms);
      if (ms === 10) throw error;
    };
    const rejection = await errorOf(mapConcurrent(values, { concurrency: 3 }, failing));
    expect(rejection).to.equal(error);
    expect(active()).to.equal(0);
    expect(begun).to.have.length(3);
  });

  it('has nothing to do without values', async () =>
    expect(await mapConcurrent([], { concurrency: 3 }, () => Promise.reject(new Error('never')))).to.deep.equal([]));
});
