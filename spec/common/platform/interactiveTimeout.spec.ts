import { expect } from 'chai';
import { withInteractiveTimeout } from '../../../lib/common/platform/interactiveTimeout';
import { UnavailableError } from '../../../lib/common/util/errors';
import { errorOf } from '../../support/errorOf';
import { testClock } from '../../support/testClock';

describe('What somebody waits for', () => {
  it('ends after 45 s, whoever is silent', async () => {
    const clock = testClock();
    const startMs = clock.nowMs();
    const error = await errorOf(
      withInteractiveTimeout(clock, { what: 'The sample', vendor: 'Lightspeed' }, () => new Promise(() => {})),
    );
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.match(/^The sample took longer than 45 s/);
    expect(clock.nowMs() - startMs).to.equal(45_000);
  });

  it('has its own result before, and leaves nothing behind', async () => {
    const clock = testClock();
    const signals: (AbortSignal | undefined)[] = [];
    const watched = {
      ...clock,
      sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms, signals[signals.push(signal) - 1]),
    };
    expect(await withInteractiveTimeout(watched, { what: 'The sample', vendor: 'Lightspeed' }, async () => 5)).to.equal(
      5,
    );
    expect(signals.map((signal) => signal?.aborted)).to.deep.equal([true]);
  });

  it('has its own error before', async () => {
    const error = new Error('own');
    expect(
      await errorOf(
        withInteractiveTimeout(testClock(), { what: 'The sample', vendor: 'Lightspeed' }, () => Promise.reject(error)),
      ),
    ).to.equal(error);
  });
});
