import { expect } from 'chai';
import type { StoreKind } from '../../support/credentialStore';
import { tokenSimulation } from '../../support/tokenProcesses';
import { busy, idle, killed, revoked } from '../../support/tokenScenarios';

const LIFE_S = 1800;

/** The long ones are among the endurance runs; here are two lives of many processes. */
describe('Renewal by several processes, in a simulation', () => {
  const kinds: Readonly<Record<string, StoreKind>> = {
    'merges keys': {},
    'replaces all keys': { replaces: true },
    'drops unknown keys': { dropsUnknownKeys: true },
    'replaces and drops': { replaces: true, dropsUnknownKeys: true },
    'writes late at times': { late: 0.03 },
  };
  for (const [what, store] of Object.entries(kinds)) {
    describe(`with a store that ${what}`, () => {
      for (const processes of [2, 8, 16]) {
        const scenario = { processes, lives: 4 };
        const simulation = (seed: number) => tokenSimulation({ seed, lifeS: LIFE_S, store });

        it(`${processes} that work: one grant per life, and nobody notices`, async () => {
          const { lives, grants, refused, failures, slowestMs } = await busy(simulation(1), scenario, 60_000);
          expect({ lives, grants, refused, failures }).to.deep.equal({ lives: 4, grants: 4, refused: 0, failures: [] });
          expect(slowestMs).to.be.lessThan(6_000);
        });

        it(`${processes} that wake after the token's end: one grant per life`, async () => {
          const { lives, grants, failures, tooOften, slowestMs } = await idle(simulation(2), scenario, LIFE_S);
          expect({ lives, grants, failures, tooOften }).to.deep.equal({
            lives: 4,
            grants: 4,
            failures: [],
            tooOften: 0,
          });
          expect(slowestMs).to.be.lessThan(20_000);
        });

        it(`${processes} that are refused in the same second: one grant per life`, async () => {
          const { lives, grants, failures, tooOften } = await revoked(simulation(3), scenario);
          expect({ lives, grants, failures, tooOften }).to.deep.equal({
            lives: 4,
            grants: 4,
            failures: [],
            tooOften: 0,
          });
        });
      }

      it('8 of which some are killed while they renew: the others go on within seconds', async () => {
        const { grants, kills, lives, failures, tooOften, slowestMs } = await killed(
          tokenSimulation({ seed: 4, lifeS: LIFE_S, store }),
          { processes: 8, lives: 4 },
          30_000,
        );
        expect({ lives, failures, tooOften }).to.deep.equal({ lives: 4, failures: [], tooOften: 0 });
        expect(grants - kills).to.be.at.most(lives);
        expect(slowestMs).to.be.lessThan(45_000);
      });
    });
  }

  it('16 of which one has its lease stored after the new pair is in use, with the old pair: nobody notices', async () => {
    const simulation = tokenSimulation({ seed: 3, lifeS: LIFE_S, store: { late: 0.02 } });
    const { grants, refused, failures } = await idle(simulation, { processes: 16, lives: 1 }, LIFE_S);
    expect({ grants, refused, failures }).to.deep.equal({ grants: 1, refused: 0, failures: [] });
  });

  it('where no lease lasts: the moment of chance keeps the connection alive', async () => {
    const store = { dropsUnknownKeys: true, dropsWithinOauth: true };
    const { lives, grants, failures } = await busy(
      tokenSimulation({ seed: 5, lifeS: LIFE_S, store }),
      { processes: 8, lives: 10 },
      60_000,
    );
    expect({ lives, failures }).to.deep.equal({ lives: 10, failures: [] });
    expect(grants).to.be.at.most(12);
  });
});
