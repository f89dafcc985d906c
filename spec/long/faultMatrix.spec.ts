import { expect } from 'chai';
import { baselineOf, runCell } from '../matrix/cell';
import { faultsFor, STRIKES } from '../matrix/strikes';
import { MATRIX_SYSTEMS } from '../matrix/systems';

describe('Every fault in every function, at every place', function () {
  this.timeout(300_000);
  for (const system of MATRIX_SYSTEMS) {
    for (const fn of system.functions) {
      for (const [place, strike] of Object.entries(STRIKES)) {
        it(`${system.name}, ${fn.name}: ${place}`, async () => {
          const baseline = await baselineOf(system, fn);
          const wrong: string[] = [];
          for (const fault of faultsFor(fn)) {
            const { violations } = await runCell({ system, fn, fault, ...strike(baseline) }, baseline);
            wrong.push(...violations.map((violation) => `${fault.name}: ${violation}`));
          }
          expect(wrong).to.deep.equal([]);
        });
      }
    }
  }
});
