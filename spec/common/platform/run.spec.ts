import { expect } from 'chai';
import { ConfigurationError, InputError } from '../../../lib/common/errors';
import { type Handler, inSession, runLine } from '../../../lib/common/platform/run';
import { newRunStats } from '../../../lib/common/stats';
import { fakeStep } from '../../support/fakeStep';

describe('inSession', () => {
  const running = (handler: Handler, cfg = {}) => {
    const step = fakeStep();
    const done = inSession(handler, step.world).call(step.context, { body: {} }, { ...step.cfg, ...cfg }, { v: 1 });
    return { ...step, done };
  };

  it('gives the handler a session and what the platform gave', async () => {
    const { done, emitted } = running(async (session, msg, cfg, snapshot) => {
      await session.emit('snapshot', { msg, clientId: cfg['clientId'], snapshot });
    });
    expect(await done, 'a value would be emitted as a message').to.equal(undefined);
    expect(emitted).to.deep.equal([
      { event: 'snapshot', payload: { msg: { body: {} }, clientId: 'some-client', snapshot: { v: 1 } } },
    ]);
  });

  it('logs one line on what the run took', async () => {
    const { done, lines } = running(async ({ stats }) => {
      stats.records = 12;
    });
    await done;
    expect(lines).to.have.length(1);
    expect(lines[0]).to.contain('12 records');
  });

  it('logs it also when the run fails, and lets the error through', async () => {
    const { done, lines } = running(async () => {
      throw new InputError('Choose another object.');
    });
    const error = await done.catch((thrown) => thrown);
    expect(error).to.be.instanceOf(InputError);
    expect(error.message).to.equal('Choose another object.');
    expect(lines).to.have.length(1);
  });

  it('explains what nobody foresaw', async () => {
    const { done } = running(async () => {
      throw new TypeError('x is not a function');
    });
    expect((await done.catch((thrown) => thrown)).message).to.match(/unexpected.*x is not a function/);
  });

  it('refuses a wrong credential', async () => {
    const { done } = running(async () => {}, { clientId: '' });
    expect(await done.catch((thrown) => thrown)).to.be.instanceOf(ConfigurationError);
  });
});

describe('runLine', () => {
  it('tells all that counts', () =>
    expect(
      runLine(
        {
          ...newRunStats(),
          records: 250,
          pages: 3,
          requests: 5,
          drips: 3.4,
          repeats: 2,
          refusals: 1,
          renewals: 1,
          waitedMs: { bucket: 1500, burst: 40, refused: 3000, backoff: 0 },
        },
        88.5,
      ),
    ).to.equal(
      'Run: 250 records, 3 pages, 5 requests, 3.4 drips, 2 repeats, 1 refusals (429), 1 renewals, ' +
        'waited bucket 1.5 s, burst 0.0 s, refused 3.0 s, backoff 0.0 s, bucket at most 88.5 drips',
    ));
});
