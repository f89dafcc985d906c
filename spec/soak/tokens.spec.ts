import { expect } from 'chai';
import type { StoreKind } from '../support/credentialStore';
import { tokenSimulation } from '../support/tokenProcesses';
import { busy, idle, killed, revoked } from '../support/tokenScenarios';

const LIFE_S = 1800;
const LIVES = 50;

const KINDS: Readonly<Record<string, StoreKind>> = {
  'merges keys': {},
  'replaces all keys': { replaces: true },
  'drops unknown keys': { dropsUnknownKeys: true },
  'replaces and drops': { replaces: true, dropsUnknownKeys: true },
  'writes late at times': { late: 0.02 },
  'replaces and writes late at times': { late: 0.02, replaces: true },
};

describe('Tokens of several processes over fifty lives, in a simulation', () => {
  for (const [what, store] of Object.entries(KINDS)) {
    for (const processes of [2, 8, 16]) {
      for (const seed of [1, 2, 3]) {
        const scenario = { processes, lives: LIVES };
        const simulation = () => tokenSimulation({ seed, lifeS: LIFE_S, store });
        const title = `${processes} processes, a store that ${what}, chance ${seed}`;

        it(`at work: ${title}`, async () => {
          const { lives, grants, failures, tooOften } = await busy(simulation(), scenario, 60_000);
          expect({ lives, grants, failures, tooOften }).to.deep.equal({
            lives,
            grants: LIVES,
            failures: [],
            tooOften: 0,
          });
        });

        it(`idle until the end: ${title}`, async () => {
          const { lives, grants, failures, tooOften } = await idle(simulation(), scenario, LIFE_S);
          expect({ lives, grants, failures, tooOften }).to.deep.equal({
            lives,
            grants: LIVES,
            failures: [],
            tooOften: 0,
          });
        });

        it(`refused in the same second: ${title}`, async () => {
          const { lives, grants, failures, tooOften } = await revoked(simulation(), scenario);
          expect({ lives, grants, failures, tooOften }).to.deep.equal({
            lives,
            grants: LIVES,
            failures: [],
            tooOften: 0,
          });
        });

        it(`killed while they renew: ${title}`, async () => {
          const { lives, grants, kills, failures, tooOften } = await killed(simulation(), scenario, 30_000);
          expect({ lives, failures, tooOften }).to.deep.equal({ lives, failures: [], tooOften: 0 });
          expect(grants - kills).to.be.at.most(LIVES);
        });
      }
    }
  }
});
