import { expect } from 'chai';
import { runExclusive } from '../../../lib/common/util/async';
import { testClock } from '../../support/testClock';

describe('runExclusive', () => {
  const watched = () => {
    const clock = testClock(0);
    const diary: string[] = [];
    const work = (name: string, ms: number) => async () => {
      diary.push(`${name} begins at ${clock.nowMs()}`);
      await clock.sleep(ms);
      diary.push(`${name} ends at ${clock.nowMs()}`);
      return name;
    };
    return { diary, work };
  };

  it('lets works of one key wait for each other, in the order in which they came', async () => {
    const { diary, work } = watched();
    const names = ['first', 'second', 'third'];
    expect(await Promise.all(names.map((name) => runExclusive('a', work(name, 10))))).to.deep.equal(names);
    expect(diary).to.deep.equal([
      ...['first begins at 0', 'first ends at 10'],
      ...['second begins at 10', 'second ends at 20'],
      ...['third begins at 20', 'third ends at 30'],
    ]);
  });

  it('lets works of other keys go on', async () => {
    const { diary, work } = watched();
    await Promise.all([runExclusive('a', work('one', 10)), runExclusive('b', work('other', 10))]);
    expect(diary.slice(0, 2)).to.deep.equal(['one begins at 0', 'other begins at 0']);
  });

  it('goes on after a work that failed, whose error is for its own caller', async () => {
    const failing = runExclusive('a', () => Promise.reject(new Error('of the first'))).catch(({ message }) => message);
    expect(await runExclusive('a', async () => 'second')).to.equal('second');
    expect(await failing).to.equal('of the first');
  });
});
