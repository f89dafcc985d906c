import { expect } from 'chai';
import { crashingRuntime } from '../support/crashingRuntime';
import { attemptAction } from '../support/runAction';
import { struckRuntime } from '../support/strikes';
import { SYSTEMS_UNDER_TEST } from '../support/systems';
import type { Job, RunningSystem } from '../support/systems/systemUnderTest';

describe('A process is killed at one of its requests, whichever, and the message comes again: the work is done once', () => {
  for (const system of SYSTEMS_UNDER_TEST.filter(({ resumable }) => resumable.length > 0)) {
    describe(system.name, function () {
      this.timeout(60_000);
      let running: RunningSystem;
      let messages = 0;

      before(async () => {
        running = await system.start();
      });
      after(() => running.close());

      /** How many requests the job takes that nobody disturbs. */
      async function requestsOf(job: Job): Promise<number> {
        const { runtime, paths } = struckRuntime(running, () => undefined);
        const nth = ++messages;
        expect(await attemptAction(running.step, job.handler, job.body(nth), job.cfg, { runtime })).to.equal(undefined);
        return paths.length;
      }

      for (const name of system.resumable) {
        for (const arrives of [true, false]) {
          it(`${name}, where the request ${arrives ? 'still arrives' : 'is lost'}`, async () => {
            const job = running.jobs[name];
            if (!job) throw new Error(`There is no ${name}`);
            const requests = await requestsOf(job);
            for (let atRequest = 1; atRequest <= requests; atRequest++) {
              const nth = ++messages;
              const send = (runtime = running.step.runtime) =>
                attemptAction(running.step, job.handler, job.body(nth), job.cfg, { runtime, id: `m-${nth}` });
              running.step.clock.advance(60_000);
              const death = crashingRuntime(running.step.runtime, { atRequest, arrives });
              // What it emits, if anything, nobody sees.
              await send(death);
              running.step.clock.advance(60_000);
              expect(await send(), `request ${atRequest}`).to.equal(undefined);
              expect(job.done?.(nth), `request ${atRequest}`).to.equal(1);
            }
          });
        }
      }
    });
  }
});
