import { expect } from 'chai';
import { afterFailure, backoffMs, judge, noTrouble } from '../../../../../lib/common/systems/retail/lists/pageRetry';
import { failure } from './shopStub';

const named = failure('status', 429, 'bucket');
const unnamed = failure('status', 429);

describe('judge', () => {
  const fresh = noTrouble(0);
  const refusedOnce = afterFailure(fresh, named, 'again');
  for (const [what, one, trouble, size, step, backoff] of [
    ['first 429 that names its limiter', named, fresh, 100, 'again', false],
    ['second 429 in a row', named, refusedOnce, 100, 'halve', true],
    ['429 after another failure', named, afterFailure(refusedOnce, failure('reset'), 'again'), 100, 'again', false],
    ['429 without a name', unnamed, fresh, 100, 'halve', true],
    ['500', failure('status', 500), fresh, 100, 'halve', true],
    ['502', failure('status', 502), fresh, 50, 'halve', true],
    ['503', failure('status', 503), fresh, 2, 'halve', true],
    ['504', failure('status', 504), fresh, 100, 'halve', true],
    ['time-out', failure('timeout'), fresh, 100, 'halve', true],
    ['answer too large', failure('tooLarge', 200), fresh, 100, 'halve', true],
    ['500 for one record', failure('status', 500), fresh, 1, 'again', true],
    ['429 without a name for one record', unnamed, fresh, 1, 'again', true],
    ['refused connection', failure('refused'), fresh, 100, 'again', true],
    ['reset connection', failure('reset'), fresh, 100, 'again', true],
    ['answer cut off', failure('truncated', 200), fresh, 100, 'again', true],
    ['unreadable success', failure('status', 200), fresh, 100, 'again', true],
    ['400', failure('status', 400), fresh, 100, 'stop', true],
    ['401', failure('status', 401), fresh, 100, 'stop', true],
    ['403', failure('status', 403), fresh, 100, 'stop', true],
    ['404', failure('status', 404), fresh, 100, 'stop', true],
    ['redirect', failure('status', 302), fresh, 100, 'stop', true],
    ['fifth attempt at one size', failure('reset'), { ...fresh, failures: 4, atThisSize: 4 }, 100, 'stop', true],
    ['fourth attempt at one size', failure('reset'), { ...fresh, failures: 3, atThisSize: 3 }, 100, 'again', true],
    ['sixteenth attempt at one page', failure('timeout'), { ...fresh, failures: 15 }, 100, 'stop', true],
    ['asked to wait for eight minutes', { ...named, retryAfterMs: 480_000 }, fresh, 100, 'again', false],
    ['asked to wait for nine minutes', { ...named, retryAfterMs: 540_000 }, fresh, 100, 'stop', false],
    ['after nine minutes', failure('timeout'), { ...fresh, sinceMs: -540_000 }, 100, 'stop', true],
  ] as const) {
    it(`${what}: ${step}${backoff ? '' : ' at once'}`, () => {
      const verdict = judge(one, trouble, size, 0);
      expect(verdict.step).to.equal(step);
      if (step !== 'stop') expect(verdict.backoff).to.equal(backoff);
    });
  }

  it('stops before a wait that is longer than the limit', () => {
    const wait = { ...named, retryAfterMs: 20_000 };
    expect(judge(wait, { ...fresh, sinceMs: -9_000 }, 100, 0, 30_000).step).to.equal('again');
    expect(judge(wait, { ...fresh, sinceMs: -10_000 }, 100, 0, 30_000).step).to.equal('stop');
  });

  it('counts attempts at a size anew after halving', () => {
    const trouble = afterFailure({ ...fresh, failures: 3, atThisSize: 3 }, failure('timeout'), 'halve');
    expect(trouble).to.deep.equal({ failures: 4, atThisSize: 0, refused: false, sinceMs: 0 });
  });
});

describe('backoffMs', () => {
  it('doubles up to half a minute, with half of it left to chance', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 20].map((failures) => backoffMs(failures, 0))).to.deep.equal([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
    expect(backoffMs(1, 1)).to.equal(250);
  });
});
