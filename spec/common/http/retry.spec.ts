import { expect } from 'chai';
import type { Failure } from '../../../lib/common/http/retry';
import { decideRetry, type RetryContext } from '../../../lib/common/http/retry';
import { ProtocolError, UnavailableError } from '../../../lib/common/util/errors';

const error = new UnavailableError('down');
const status = (code: number): Failure => ({ kind: 'status', status: code, error });
const broken = (kind: Failure['kind']): Failure => ({ kind, error });
const notJson: Failure = { kind: 'truncated', status: 200, error: new ProtocolError('XML') };

const limits = { tries: 6, retryLimitMs: 600_000 };
const next = (trial: Partial<RetryContext> & Pick<RetryContext, 'failure'>, random = 1) =>
  decideRetry({ earlier: [], repeat: 'always', elapsedMs: 0, ...trial }, limits, () => random);

describe('nextTry', () => {
  const table: readonly (readonly [string, Failure, 'again' | 'giveUp', 'again' | 'giveUp'])[] = [
    ['400', status(400), 'giveUp', 'giveUp'],
    ['401', status(401), 'giveUp', 'giveUp'],
    ['403', status(403), 'giveUp', 'giveUp'],
    ['404', status(404), 'giveUp', 'giveUp'],
    ['405', status(405), 'giveUp', 'giveUp'],
    ['408', status(408), 'again', 'giveUp'],
    ['409', status(409), 'giveUp', 'giveUp'],
    ['422', status(422), 'giveUp', 'giveUp'],
    ['302', status(302), 'giveUp', 'giveUp'],
    ['429', status(429), 'again', 'again'],
    ['500', status(500), 'again', 'giveUp'],
    ['502', status(502), 'again', 'giveUp'],
    ['503', status(503), 'again', 'giveUp'],
    ['504', status(504), 'again', 'giveUp'],
    ['no connection', broken('refused'), 'again', 'again'],
    ['a time-out', broken('timeout'), 'again', 'giveUp'],
    ['a broken connection', broken('reset'), 'again', 'giveUp'],
    ['an answer that broke off', broken('truncated'), 'again', 'giveUp'],
    ['an answer that is too large', broken('tooLarge'), 'giveUp', 'giveUp'],
    ['an answer that is not JSON', notJson, 'again', 'giveUp'],
  ];
  for (const [what, failure, always, ifNotDone] of table) {
    it(`after ${what}: a harmless request ${always}, another one ${ifNotDone}`, () => {
      const decision = (repeat: RetryContext['repeat']) =>
        next({ failure, repeat }) === 'giveUp' ? 'giveUp' : 'again';
      expect([decision('always'), decision('ifNotDone')]).to.deep.equal([always, ifNotDone]);
    });
  }

  it('backs off exponentially up to 30 s', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6].map((count) =>
      decideRetry(
        { failure: status(503), earlier: Array(count).fill(status(503)), repeat: 'always', elapsedMs: 0 },
        { ...limits, tries: 100 },
        () => 1,
      ),
    );
    expect(delays).to.deep.equal([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000].map((delayMs) => ({ delayMs })));
  });

  it('spreads the repeats over half of the delay', () => {
    expect(next({ failure: status(500) }, 0)).to.deep.equal({ delayMs: 500 });
    expect(next({ failure: status(500) }, 0.5)).to.deep.equal({ delayMs: 750 });
  });

  it('waits as long as the server asks outside of rate limits', () => {
    expect(next({ failure: { ...status(503), retryAfterMs: 7000 } })).to.deep.equal({ delayMs: 7000 });
  });

  it('leaves the wait after a refusal to the scheduler', () => {
    expect(next({ failure: { ...status(429), retryAfterMs: 7000 } })).to.deep.equal({ delayMs: 0 });
  });

  it('gives up after the last try', () => {
    expect(next({ failure: status(500), earlier: Array(4).fill(status(500)) })).not.to.equal('giveUp');
    expect(next({ failure: status(500), earlier: Array(5).fill(broken('reset')) })).to.equal('giveUp');
  });

  it('counts neither refusals nor their time: only the time limit of the run ends them', () => {
    expect(next({ failure: status(500), earlier: Array(50).fill(status(429)) })).to.deep.equal({ delayMs: 1000 });
    const refused = { failure: { ...status(429), retryAfterMs: 60_000 }, earlier: Array(9999).fill(status(429)) };
    expect(next({ ...refused, elapsedMs: 6_000_000 })).to.deep.equal({ delayMs: 0 });
  });

  it('gives up when the time limit would pass during the wait', () => {
    expect(next({ failure: status(500), elapsedMs: 599_000 })).to.deep.equal({ delayMs: 1000 });
    expect(next({ failure: status(500), elapsedMs: 599_001 })).to.equal('giveUp');
  });

  it('repeats an answer that is not JSON once', () => {
    expect(next({ failure: notJson, earlier: [notJson] })).to.equal('giveUp');
  });
});
