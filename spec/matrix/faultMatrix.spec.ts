import { expect } from 'chai';
import { keepFigures } from '../support/figures';
import { baselineOf, runCell } from './cell';
import { matrixFigures } from './matrixFigures';
import { faultsFor, STRIKES } from './strikes';
import { MATRIX_SYSTEMS } from './systems';

const strikes = Object.values(STRIKES);

/** Each function with each fault, struck in turn at one of the places; `spec/long/faultMatrix.spec.ts` has all places. */
describe('Every fault in every function ends in the right result or in an error that names its cause', function () {
  this.timeout(60_000);
  const figures = matrixFigures();
  after(() => keepFigures('faults', figures.lines));

  for (const system of MATRIX_SYSTEMS) {
    for (const [at, fn] of system.functions.entries()) {
      it(`${system.name}, ${fn.name}`, async () => {
        const baseline = await baselineOf(system, fn);
        const wrong: string[] = [];
        for (const [number, fault] of faultsFor(fn).entries()) {
          const strike = strikes[(at + number) % strikes.length] ?? STRIKES['every request'];
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
});
