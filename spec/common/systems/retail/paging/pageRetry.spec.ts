import { expect } from 'chai';
import type { Failure } from '../../../../../lib/common/http/retry';
import { decidePageRetry, halfOf } from '../../../../../lib/common/systems/retail/paging/pageRetry';
import { ProtocolError } from '../../../../../lib/common/util/errors';
import { failure } from '../../../../support/shopStub';

const named = failure('status', 429, 'bucket');
const unnamed = failure('status', 429);
const outage = failure('status', 503);
const notJson: Failure = { kind: 'truncated', status: 200, error: new ProtocolError('XML') };

const limits = { tries: 6, retryLimitMs: 600_000 };

interface More {
  readonly earlier?: readonly Failure[];
  readonly elapsedMs?: number;
  readonly tries?: number;
}

const next = (one: Failure, size: number, { earlier = [], elapsedMs = 0, tries = 6 }: More = {}) =>
  decidePageRetry({ failure: one, earlier, elapsedMs }, size, { ...limits, tries }, 1);

describe('nextPageTry', () => {
  for (const [what, one, size, expected] of [
    ['a 429 of the bucket', named, 100, { size: 100, delayMs: 0 }],
    ['a 429 of the burst limiter', failure('status', 429, 'burst'), 100, { size: 100, delayMs: 0 }],
    ['a 429 that no limiter explains', unnamed, 100, { size: 50, delayMs: 1000 }],
    ['a 408', failure('status', 408), 100, { size: 50, delayMs: 1000 }],
    ['a 500', failure('status', 500), 100, { size: 50, delayMs: 1000 }],
    ['a 502', failure('status', 502), 50, { size: 25, delayMs: 1000 }],
    ['a 503', outage, 2, { size: 1, delayMs: 1000 }],
    ['a 504', failure('status', 504), 100, { size: 50, delayMs: 1000 }],
    ['a time-out', failure('timeout'), 100, { size: 50, delayMs: 1000 }],
    ['an answer that is too large', failure('tooLarge', 200), 100, { size: 50, delayMs: 1000 }],
    ['a 500 for one record', failure('status', 500), 1, { size: 1, delayMs: 1000 }],
    ['a 429 without a reason for one record', unnamed, 1, { size: 1, delayMs: 1000 }],
    ['a refused connection', failure('refused'), 100, { size: 100, delayMs: 1000 }],
    ['a reset connection', failure('reset'), 100, { size: 100, delayMs: 1000 }],
    ['an answer that was cut off', failure('truncated', 200), 100, { size: 100, delayMs: 1000 }],
    ['an unreadable success', failure('status', 200), 100, { size: 100, delayMs: 1000 }],
    ['a server that asks for 7 s', { ...outage, retryAfterMs: 7000 }, 100, { size: 50, delayMs: 7000 }],
    ['a 400', failure('status', 400), 100, 'giveUp'],
    ['a 401', failure('status', 401), 100, 'giveUp'],
    ['a 403', failure('status', 403), 100, 'giveUp'],
    ['a 404', failure('status', 404), 100, 'giveUp'],
    ['a redirect', failure('status', 302), 100, 'giveUp'],
  ] as const) {
    it(`after ${what}: ${JSON.stringify(expected)}`, () => expect(next(one, size)).to.deep.equal(expected));
  }

  it('takes no number of explained refusals for a failure, nor the time they took', () => {
    const earlier = Array<Failure>(1000).fill(named);
    expect(next(named, 100, { earlier, elapsedMs: 10 * limits.retryLimitMs })).to.deep.equal({ size: 100, delayMs: 0 });
    expect(next(outage, 100, { earlier, tries: 2 })).to.deep.equal({ size: 50, delayMs: 1000 });
  });

  /** The sizes that a page is asked for with, when every attempt fails. */
  function sizesAsked(one: Failure, pageSize: number, tries: number): number[] {
    const sizes = [pageSize];
    for (const earlier: Failure[] = []; ; earlier.push(one)) {
      const verdict = next(one, sizes.at(-1) ?? 0, { earlier, tries });
      if (verdict === 'giveUp') return sizes;
      sizes.push(verdict.size);
    }
  }

  for (const [tries, pageSize, expected] of [
    [1, 100, [100]],
    [2, 100, [100, 50]],
    [3, 100, [100, 50, 25]],
    [6, 100, [100, 50, 25, 12, 6, 3, 1]],
    [7, 100, [100, 50, 25, 12, 6, 3, 1]],
    [9, 100, [100, 50, 25, 12, 6, 3, 1, 1, 1]],
    [6, 8, [8, 4, 2, 1, 1, 1]],
    [3, 8, [8, 4, 2, 1]],
    [1, 2, [2]],
    [3, 1, [1, 1, 1]],
  ] as const) {
    it(`makes ${expected.length} attempts at a page of ${pageSize} where ${tries} are allowed`, () => {
      expect(sizesAsked(outage, pageSize, tries)).to.deep.equal(expected);
      expect(sizesAsked(failure('reset'), pageSize, tries)).to.deep.equal(Array(tries).fill(pageSize));
    });
  }

  it('repeats an answer that is not JSON once', () => {
    expect(sizesAsked(notJson, 100, 6)).to.deep.equal([100, 100]);
    expect(sizesAsked(notJson, 100, 1)).to.deep.equal([100]);
  });

  it('doubles the delays up to half a minute, with half of them left to chance', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6].map((count) => {
      const verdict = next(outage, 100, { earlier: Array(count).fill(outage), tries: 100 });
      return verdict === 'giveUp' ? verdict : verdict.delayMs;
    });
    expect(delays).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(decidePageRetry({ failure: outage, earlier: [], elapsedMs: 0 }, 100, limits, 0)).to.include({
      delayMs: 500,
    });
  });

  it('gives up when the limit would pass during the wait', () => {
    expect(next(outage, 100, { elapsedMs: 599_000 })).to.not.equal('giveUp');
    expect(next(outage, 100, { elapsedMs: 599_001 })).to.equal('giveUp');
  });
});

describe('halfOf', () => {
  it('never asks for nothing', () => expect([100, 25, 3, 2, 1].map(halfOf)).to.deep.equal([50, 12, 1, 1, 1]));
});
