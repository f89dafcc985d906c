import { expect } from 'chai';
import { comparedShop, disturbedStep } from '../support/comparedShop';
import { crashingStep } from '../support/crashingStep';
import { pollToTheEnd } from '../support/emulatedPoll';
import { SYSTEMS_UNDER_TEST } from '../support/systems';
import type { RunningSystem } from '../support/systems/systemUnderTest';
import { tiny } from '../support/systems/tiny';
import { registerTiny } from '../support/tinySystem';

const RECORDS = 120;

function polledBy({ polled }: RunningSystem): NonNullable<RunningSystem['polled']> {
  if (!polled) throw new Error('Nothing is polled');
  return polled;
}

describe('pollEntity, by comparing, on every system that has lists', () => {
  registerTiny();

  for (const system of [...SYSTEMS_UNDER_TEST, tiny].filter(({ hasLists }) => hasLists)) {
    describe(system.name, function () {
      this.timeout(60_000);
      let running: RunningSystem;

      beforeEach(async () => {
        running = await system.start();
      });
      afterEach(() => running.close());

      /** Records that are disturbed by every message and answer, so many times in all. */
      function disturbed(times: number) {
        const { step } = running;
        const polled = polledBy(running);
        const shop = comparedShop(step, polled.store(), RECORDS);
        let left = times;
        const happen = () => {
          if (left-- > 0) shop.disturb();
        };
        step.onEmit = happen;
        return { ...polled, step, shop, steps: [disturbedStep(step, happen), step] };
      }

      for (const more of [
        {},
        { emitBehavior: 'emitPage', pageSize: '30' },
        { singlePagePerInterval: true, pageSize: '40' },
      ]) {
        it(`brings every version and every deletion once: ${JSON.stringify(more)}`, async () => {
          const { cfg, shop, steps } = disturbed(40);
          for (const each of steps) await pollToTheEnd(each, { ...cfg, ...more });
          expect(shop.faults()).to.deep.equal([]);
        });
      }

      it('starts anew on another account, and takes no record of the first one for deleted', async () => {
        const other = await system.start('77');
        try {
          const first = comparedShop(running.step, polledBy(running).store(), RECORDS);
          await pollToTheEnd(running.step, polledBy(running).cfg);
          expect(first.faults()).to.deep.equal([]);
          const { step } = other;
          const second = comparedShop(step, polledBy(other).store(), RECORDS / 2);
          step.snapshots.push(running.step.snapshots.at(-1));
          await pollToTheEnd(step, polledBy(other).cfg);
          expect(second.faults()).to.deep.equal([]);
          expect(step.bodies).to.have.length(RECORDS / 2);
          const warnings = step.lines.filter((line) => line.startsWith('The snapshot'));
          expect(warnings).to.deep.equal(['The snapshot is of another account; reading starts anew']);
        } finally {
          await other.close();
        }
      });

      for (const how of ['rejects', 'hangs'] as const) {
        it(`repeats a page at most when the process dies before every page and snapshot (${how})`, async () => {
          const { step, cfg, shop, steps } = disturbed(40);
          const crashing = crashingStep(step, how, shop.versionsOf);
          const fields = { ...cfg, pageSize: '40', emitBehavior: 'emitPage' };
          for (const each of steps) await pollToTheEnd(each, fields, crashing);
          expect(crashing.crashes).to.be.greaterThan(6);
          expect(crashing.wronglyRepeated).to.deep.equal([]);
          expect(crashing.mostRepeated).to.be.at.most(40);
          expect(shop.faults(crashing.repeated)).to.deep.equal([]);
        });
      }
    });
  }
});
