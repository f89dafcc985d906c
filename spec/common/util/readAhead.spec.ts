import { expect } from 'chai';
import { readAhead } from '../../../lib/common/util/readAhead';
import { errorOf } from '../../support/errorOf';
import { testClock } from '../../support/testClock';

/** A source that takes 100 ms for each value, and tells what it did when. */
function watched({ values = 3, failsAt = 0 } = {}) {
  const clock = testClock(0);
  const events: string[] = [];
  const note = (event: string) => events.push(`${event} at ${clock.nowMs()}`);
  async function* source() {
    try {
      for (let value = 1; value <= values; value++) {
        note(`ask ${value}`);
        await clock.sleep(100);
        if (value === failsAt) throw new Error(`no ${value}`);
        yield value;
      }
    } finally {
      note('closed');
    }
  }
  const use = async (value: number) => {
    note(`use ${value}`);
    await clock.sleep(100);
  };
  return { clock, events, source, use };
}

describe('readAhead', () => {
  it('has the next value made while the present one is used, and is no further ahead', async () => {
    const { clock, events, source, use } = watched();
    for await (const value of readAhead(source())) {
      await use(value);
      await clock.sleep(100);
    }
    expect(events).to.deep.equal([
      'ask 1 at 0',
      'ask 2 at 100',
      'use 1 at 100',
      'ask 3 at 300',
      'use 2 at 300',
      'closed at 500',
      'use 3 at 500',
    ]);
  });

  it('tells an error of the next value after the present one was used', async () => {
    const { events, source, use } = watched({ failsAt: 2 });
    const all = async () => {
      for await (const value of readAhead(source())) await use(value);
    };
    expect((await errorOf(all())).message).to.equal('no 2');
    expect(events).to.deep.equal(['ask 1 at 0', 'ask 2 at 100', 'use 1 at 100', 'closed at 200']);
  });

  for (const failsAt of [0, 2]) {
    it(`closes the source when the consumer stops, without waiting${failsAt ? ', and nobody sees its error' : ''}`, async () => {
      const { clock, events, source } = watched({ failsAt });
      const unhandled: unknown[] = [];
      const watch = (error: unknown) => unhandled.push(error);
      process.on('unhandledRejection', watch);
      for await (const value of readAhead(source())) {
        expect(value).to.equal(1);
        break;
      }
      expect(clock.nowMs()).to.equal(100);
      await clock.sleep(1000);
      process.off('unhandledRejection', watch);
      expect(events).to.deep.equal(['ask 1 at 0', 'ask 2 at 100', 'closed at 200']);
      expect(unhandled).to.deep.equal([]);
    });
  }

  it('of nothing is nothing', async () => {
    const values: number[] = [];
    for await (const value of readAhead(watched({ values: 0 }).source())) values.push(value);
    expect(values).to.deep.equal([]);
  });
});
