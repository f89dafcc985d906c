import { expect } from 'chai';
import { LightspeedError, OutcomeUnknownError, PermissionError } from '../../lib/common/util/errors';
import { type Baseline, baselineOf, deliver } from './cell';
import type { MatrixFunction, MatrixStep, MatrixSystem, OpenOptions } from './matrixSystem';
import { MATRIX_SYSTEMS } from './systems';

const MINUTES_MS = 60_000;

/** Under these conditions all goes as ever. */
const HARMLESS: Readonly<Record<string, OpenOptions & { readonly zone?: string }>> = {
  "the vendor's clock is ten minutes ahead": { skewMs: 10 * MINUTES_MS },
  "the vendor's clock is ten minutes behind": { skewMs: -10 * MINUTES_MS },
  'summer time begins in Europe': { startMs: Date.parse('2026-03-29T00:59:58Z'), zone: 'Europe/Berlin' },
  'summer time ends in Europe': { startMs: Date.parse('2026-10-25T00:59:58Z'), zone: 'Europe/Berlin' },
  'summer time begins in America': { startMs: Date.parse('2026-03-08T06:59:58Z'), zone: 'America/New_York' },
  'summer time ends in America': { startMs: Date.parse('2026-11-01T05:59:58Z'), zone: 'America/New_York' },
  'the access token has expired': { life: 'expired' },
};

async function within<Result>(zone: string | undefined, work: () => Promise<Result>): Promise<Result> {
  const before = process.env['TZ'];
  if (zone) process.env['TZ'] = zone;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

describe('Every function under a condition of the credential or of the clocks', function () {
  this.timeout(60_000);
  const baselines = new Map<MatrixFunction, Promise<Baseline>>();
  const usual = (system: MatrixSystem, fn: MatrixFunction) => {
    const known = baselines.get(fn) ?? baselineOf(system, fn);
    baselines.set(fn, known);
    return known;
  };

  async function run(system: MatrixSystem, fn: MatrixFunction, options: OpenOptions, look = (_: MatrixStep) => {}) {
    const step = await system.open(options);
    try {
      const before = fn.stored(step).length;
      const outcome = await deliver(step, system, fn);
      look(step);
      const told = [outcome.error?.stack ?? '', ...step.lines].join('\n');
      for (const secret of step.secrets()) expect(told.includes(secret), `${fn.name} told a secret`).to.equal(false);
      return { ...outcome, added: fn.stored(step).length - before };
    } finally {
      await step.close();
    }
  }

  for (const system of MATRIX_SYSTEMS) {
    for (const [name, { zone, ...options }] of Object.entries(HARMLESS)) {
      if (options.life === 'expired' && !system.beginsWithToken) continue;
      it(`${system.name}: ${name}`, async () => {
        for (const fn of system.functions) {
          const { outcome } = await usual(system, fn);
          const { error, bodies, wire } = await within(zone, () => run(system, fn, options));
          expect(error, fn.name).to.equal(undefined);
          expect(bodies.length, fn.name).to.equal(outcome.bodies.length);
          // One request may be refused with the old token.
          expect(wire.length, fn.name).to.be.within(outcome.wire.length, outcome.wire.length + 1);
        }
      });
    }

    it(`${system.name}: the credential was revoked`, async () => {
      for (const fn of system.functions) {
        const { error, added, bodies } = await run(system, fn, { life: 'revoked' });
        expect(error, fn.name).to.be.instanceOf(LightspeedError).and.not.instanceOf(OutcomeUnknownError);
        expect(error?.message, fn.name).to.match(/credential|authenticate|"Refresh Token"|"Password"/i);
        expect([added, bodies], fn.name).to.deep.equal([0, []]);
      }
    });

    it(`${system.name}: the credential lacks the permission`, async () => {
      for (const fn of system.functions.filter(({ needsNoScope }) => !needsNoScope)) {
        const { error, added } = await run(system, fn, { life: 'narrow' });
        expect(error, fn.name).to.be.instanceOf(PermissionError);
        expect(added, fn.name).to.equal(0);
      }
    });

    it(`${system.name}: the access token is revoked before the last request`, async () => {
      for (const fn of system.functions) {
        const { outcome } = await usual(system, fn);
        const step = await system.open();
        const last = outcome.wire.length;
        step.emulator.faults.add({ path: system.api, nth: last, action: { kind: 'status', status: 401 } });
        const { error, bodies, wire } = await deliver(step, system, fn);
        await step.close();
        expect(error, fn.name).to.equal(undefined);
        expect([bodies.length, wire.length], fn.name).to.deep.equal([outcome.bodies.length, last + 1]);
      }
    });
  }
});
