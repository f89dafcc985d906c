import { expect } from 'chai';
import { pollOnce } from '../support/emulatedPoll';
import { attemptAction } from '../support/runAction';
import { answer } from '../support/scriptedTransport';
import { type Strike, struckRuntime } from '../support/strikes';
import { SYSTEMS_UNDER_TEST } from '../support/systems';
import type { RunningSystem } from '../support/systems/systemUnderTest';

const deep = (levels: number): string => `${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`;

/** Bodies that no vendor means, each with status 200. */
const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  null: 'null',
  'a number': '12',
  'a text': '"fine"',
  'an empty object': '{}',
  'an object of another kind': '{"message": "Hello"}',
  'an error with status 200': '{"httpCode": "500", "message": "Internal error"}',
  'a list of nothing': '[null, null]',
  'a list of lists': '[[[]]]',
  'records without ids': '[{"name": "x"}]',
  'an object full of nothing': JSON.stringify({ Item: null, Tag: null, Customer: null, Order: null, records: null }),
  'names of inherited members': '{"__proto__": {"itemID": "3"}, "constructor": {"id": "3"}, "toString": 1}',
  'a thousand levels': deep(1000),
  'a page of HTML': '<html><title>Sign in</title></html>',
};

const hostile = (text: string): Strike => ({ arrives: false, outcome: () => answer(200, text) });

const MAX_REQUESTS = 100;

describe('Answers that are none, for good: the run ends soon in an error, and emits nothing', () => {
  for (const system of SYSTEMS_UNDER_TEST.filter(({ trustsStatus }) => !trustsStatus)) {
    describe(system.name, function () {
      this.timeout(60_000);
      let running: RunningSystem;

      before(async () => {
        running = await system.start();
      });
      after(() => running.close());

      const struckBy = (text: string) => {
        running.step.clock.advance(60_000);
        running.step.bodies.length = 0;
        return struckRuntime(running, (_, path) => (running.isLogin(path) ? undefined : hostile(text)));
      };

      for (const [what, text] of Object.entries(HOSTILE)) {
        for (const name of system.jobs) {
          it(`${what}, to ${name}`, async () => {
            const { step, jobs } = running;
            const job = jobs[name];
            if (!job) throw new Error(`There is no ${name}`);
            const { runtime, paths } = struckBy(text);
            expect(await attemptAction(step, job.handler, job.body(1), job.cfg, { runtime })).to.be.an('error');
            expect(step.bodies).to.deep.equal([]);
            expect(paths.length).to.be.below(MAX_REQUESTS);
          });
        }

        it(`${what}, to a poll by comparing: nothing is taken for deleted`, async () => {
          const { step, polled } = running;
          if (!polled) throw new Error('Nothing is polled');
          if (step.snapshots.length === 0) expect(await pollOnce(step, polled.cfg)).to.equal(undefined);
          const before = step.snapshots.length;
          const { runtime } = struckBy(text);
          expect(await pollOnce({ ...step, runtime }, polled.cfg)).to.be.an('error');
          expect(step.bodies).to.deep.equal([]);
          expect(step.snapshots).to.have.length(before);
        });
      }
    });
  }
});
