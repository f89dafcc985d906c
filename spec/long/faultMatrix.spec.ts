import { expect } from 'chai';
import { baselineOf, runCell } from '../matrix/cell';
import { matrixFigures } from '../matrix/matrixFigures';
import { faultsFor, STRIKES } from '../matrix/strikes';
import { MATRIX_SYSTEMS } from '../matrix/systems';
import { keepFigures } from '../support/figures';

describe('Every fault in every function, at every place', function () {
  this.timeout(300_000);
  const figures = matrixFigures();
  after(() => keepFigures('faults', figures.lines));

  for (const system of MATRIX_SYSTEMS) {
    for (const fn of system.functions) {
      for (const [place, strike] of Object.entries(STRIKES)) {
        it(`${system.name}, ${fn.name}: ${place}`, async () => {
          const baseline = await baselineOf(system, fn);
          const wrong: string[] = [];
          for (const fault of faultsFor(fn)) {
            const cell = { system, fn, fault, ...strike(baseline) };
            const result = await runCell(cell, baseline);
            figures.add(cell, result);
            const { violations } = result;
            wrong.push(...violations.map((violation) => `${fault.name}: ${violation}`));
          }
          expect(wrong).to.deep.equal([]);
        });
      }
    }
  }
});
