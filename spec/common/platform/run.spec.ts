import { expect } from 'chai';
import type { Message } from '../../../lib/common/platform/context';
import { type Handler, inSession } from '../../../lib/common/platform/run';
import type { Session } from '../../../lib/common/platform/session';
import { ConfigurationError, DeadlineError, InputError } from '../../../lib/common/util/errors';
import { errorOf } from '../../support/errorOf';
import { fakeStep } from '../../support/fakeStep';

describe('inSession', () => {
  const running = (handler: Handler, cfg = {}) => {
    const step = fakeStep();
    const done = inSession(handler, step.runtime).call(step.context, { body: {} }, { ...step.cfg, ...cfg }, { v: 1 });
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
    const { done, lines } = running(async ({ stats, clock }) => {
      stats.records = 12;
      stats.waitedMs.bucket = 1500;
      await clock.sleep(2000);
    });
    await done;
    expect(lines).to.have.length(1);
    expect(JSON.parse(lines[0]?.replace('Run: ', '') ?? '')).to.deep.equal({
      records: 12,
      pages: 0,
      requests: 0,
      drips: 0,
      refusals: 0,
      repeats: 0,
      renewals: 0,
      waitedMs: { bucket: 1500, burst: 0, refused: 0, backoff: 0, quiet: 0 },
      highWaterDrips: 0,
      durationMs: 2000,
    });
  });

  it('logs it also when the run fails, and lets the error through', async () => {
    const { done, lines } = running(async () => {
      throw new InputError('Choose another object.');
    });
    const error = await errorOf(done);
    expect(error).to.be.instanceOf(InputError);
    expect(error.message).to.equal('Choose another object.');
    expect(lines).to.have.length(1);
  });

  for (const [body, text] of [
    [[{ name: 'x' }], 'is a list or a single value'],
    ['x', 'is a list or a single value'],
  ] as const) {
    it(`refuses the body ${JSON.stringify(body)}`, async () => {
      const { runtime, context, cfg } = fakeStep();
      const msg = { body } as unknown as Message;
      const error = await inSession(async () => {}, runtime)
        .call(context, msg, cfg)
        .catch((thrown) => thrown);
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.contain(text);
    });
  }

  it('takes a message without a body for an empty one', async () => {
    const { runtime, context, cfg, emitted } = fakeStep();
    const run = inSession(async ({ emit }, { body }) => void (await emit('snapshot', body)), runtime);
    for (const msg of [{}, { body: null }, undefined]) await run.call(context, msg as unknown as Message, cfg);
    expect(emitted.map(({ payload }) => payload)).to.deep.equal([{}, {}, {}]);
  });

  describe('hands the message back', () => {
    const stopped = new DeadlineError('The platform is stopping this step.', { isStop: true });
    const timeUp = new DeadlineError('There is too much to do.');
    const failing = new DeadlineError('It is down.', { isAfterFailure: true });
    const ends = (error: Error, before?: (session: Session) => unknown) =>
      running(async (session) => {
        await before?.(session);
        throw error;
      });

    it('when the process is told to stop, and when time is up for a message that goes on where it ended', async () => {
      for (const { done, emitted } of [ends(stopped), ends(timeUp, ({ deadline }) => deadline.resume())]) {
        expect(await done).to.equal(undefined);
        expect(emitted.map(({ event }) => event)).to.deep.equal(['rebound']);
      }
    });

    it('neither when time is up for other messages, nor when all it did was to fail', async () => {
      for (const [error, { done, emitted }] of [
        [timeUp, ends(timeUp)],
        [failing, ends(failing, ({ deadline }) => deadline.resume())],
      ] as const) {
        expect(await errorOf(done)).to.include({ message: error.message });
        expect(emitted).to.deep.equal([]);
      }
    });

    it('only as long as nothing is out', async () => {
      const stop = new AbortController();
      stop.abort();
      const { runtime, context, cfg, emitted } = fakeStep();
      const seen: boolean[] = [];
      const run = inSession(
        async ({ deadline, emit }) => {
          seen.push(deadline.isOver());
          await emit('data', { body: {} });
          seen.push(deadline.isOver());
        },
        { ...runtime, stop: stop.signal },
      );
      await run.call(context, { body: {} }, cfg);
      expect(seen).to.deep.equal([true, false]);
      expect(emitted.map(({ event }) => event)).to.deep.equal(['data']);
    });
  });

  it('explains what nobody foresaw', async () => {
    const { done } = running(async () => {
      throw new TypeError('x is not a function');
    });
    expect((await errorOf(done)).message).to.match(/unexpected.*x is not a function/);
  });

  it('refuses a wrong credential', async () => {
    const { done } = running(async () => {}, { clientId: '' });
    expect(await errorOf(done)).to.be.instanceOf(ConfigurationError);
  });
});
