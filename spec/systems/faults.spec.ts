import { expect } from 'chai';
import { attemptAction } from '../support/runAction';
import { PASSING, type Strike, struckRuntime } from '../support/strikes';
import { SYSTEMS_UNDER_TEST } from '../support/systems';
import type { RunningSystem } from '../support/systems/systemUnderTest';

describe('One request of a job is struck, whichever: the job is done once, or the error tells what is not known', () => {
  for (const system of SYSTEMS_UNDER_TEST) {
    describe(system.name, function () {
      this.timeout(60_000);
      let running: RunningSystem;

      before(async () => {
        running = await system.start();
      });
      after(() => running.close());

      for (const name of system.jobs) {
        for (const [fault, strike] of Object.entries(PASSING)) {
          it(`${name}: ${fault}`, async () => {
            // The requests of the work; those for a token come when it ends.
            const isResumable = system.resumable.includes(name);
            for (let at = 1; await struckJob(running, { name, isResumable }, strike, at); at++)
              expect(at).to.be.below(20);
          });
        }
      }
    });
  }
});

let messages = 0;

/** Strikes the request of that number. Resolves with whether there was one. */
async function struckJob(
  running: RunningSystem,
  { name, isResumable }: { readonly name: string; readonly isResumable: boolean },
  strike: Strike,
  at: number,
): Promise<boolean> {
  const { step, jobs } = running;
  const job = jobs[name];
  if (!job) throw new Error(`There is no ${name}`);
  const nth = ++messages;
  const where = `request ${at}`;
  let counted = 0;
  let wasStruck = false;
  const { runtime } = struckRuntime(running, (_, path) => {
    if (running.isLogin(path) || ++counted !== at) return undefined;
    wasStruck = true;
    return strike;
  });
  const run = (attempt: object = {}) =>
    attemptAction(step, job.handler, job.body(nth), job.cfg, { id: `m-${nth}`, ...attempt });
  step.clock.advance(60_000);
  step.bodies.length = 0;
  const error = await run({ runtime });
  const done = job.done?.(nth);
  if (error === undefined) {
    expect(done ?? 1, where).to.equal(1);
    expect(step.bodies, where).to.have.length(1);
    return wasStruck;
  }
  expect(job.done, `${where}: a read is repeated, and does not fail: ${error.message}`).to.not.equal(undefined);
  expect(step.bodies, where).to.deep.equal([]);
  if (done !== 0) expect(error.name, `${where}: ${error.message}`).to.equal('OutcomeUnknownError');
  if (!isResumable) return wasStruck;
  step.clock.advance(60_000);
  expect(await run(), where).to.equal(undefined);
  expect(job.done?.(nth), where).to.equal(1);
  return wasStruck;
}
