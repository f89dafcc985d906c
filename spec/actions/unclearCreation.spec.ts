import { expect } from 'chai';
import type { FaultAction } from '../../emulator/faults/types';
import { createObject } from '../../lib/actions/createObject';
import { TransportError } from '../../lib/common/http/transport';
import { canCreate } from '../../lib/common/model/capabilities';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction, runAction } from '../support/runAction';
import { type Fields, sampleBodies, shopOf } from '../support/sampleBodies';

/** Enough for every sample; each test has a shop of its own. */
const TINY = { items: 20, matrices: 1, customers: 4, sales: 12, orders: 3 };

/** How the answer to a creation gets lost after the record is there. */
const LOSSES: Readonly<Record<string, (step: EmulatedStep) => EmulatedStep>> = {
  '502 after commit': (step) => struck(step, { kind: 'lostAnswer', status: 502 }),
  'a broken connection after commit': (step) => struck(step, { kind: 'lostAnswer' }),
  'an answer that breaks off': (step) => struck(step, { kind: 'cutBody' }),
  'a time-out after commit': timedOut,
};

function struck(step: EmulatedStep, action: FaultAction): EmulatedStep {
  step.emulator.faults.add({ method: 'POST', path: /^\/API\//, action });
  return step;
}

/** The first POST is carried out, but nobody waits for its answer long enough. */
function timedOut(step: EmulatedStep): EmulatedStep {
  let isDue = true;
  const transportTo: EmulatedStep['runtime']['transportTo'] = (origin, settings) => ({
    async send(request) {
      const response = await step.runtime.transportTo(origin, settings).send(request);
      if (request.method !== 'POST' || !isDue) return response;
      isDue = false;
      throw new TransportError('timeout', 'No answer within 60 s');
    },
  });
  return { ...step, runtime: { ...step.runtime, transportTo } };
}

const posts = (step: EmulatedStep) =>
  step.emulator.log.entries.filter(({ method, path }) => method === 'POST' && path.startsWith('/API/'));

const creatable = Object.values(retailCatalogue).filter(canCreate);
const identifiable = creatable.filter(({ naturalKeys }) => naturalKeys !== undefined);
const others = creatable.filter(({ naturalKeys }) => naturalKeys === undefined);

describe('A creation whose answer is lost', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: TINY });
  });
  afterEach(() => step.close());

  const bodyOf = (objectType: string): Fields => sampleBodies[objectType]?.create?.(shopOf(step.emulator.admin)) ?? {};
  const count = (objectType: string) => step.emulator.admin.records(objectType).length;

  it('can be looked for wherever an object has a natural key', () =>
    expect(Object.values(retailCatalogue).filter(({ naturalKeys }) => naturalKeys)).to.deep.equal(identifiable));

  for (const { entity: objectType, idField } of identifiable) {
    for (const [loss, lose] of Object.entries(LOSSES)) {
      it(`leaves exactly one ${objectType} after ${loss}`, async () => {
        const before = count(objectType);
        const body = bodyOf(objectType);
        const [record] = await runAction(lose(step), createObject, { objectType }, body);
        expect(count(objectType)).to.equal(before + 1);
        const newest = step.emulator.admin.records(objectType).at(-1);
        expect(record?.[idField ?? '']).to.equal(String(newest?.[idField ?? '']));
        expect(posts(step)).to.have.length(1);
      });
    }

    it(`sends a ${objectType} again that surely is not there`, async () => {
      const before = count(objectType);
      struck(step, { kind: 'status', status: 502 });
      await runAction(step, createObject, { objectType }, bodyOf(objectType));
      expect(count(objectType)).to.equal(before + 1);
      expect(posts(step)).to.have.length(2);
    });
  }

  for (const { entity: objectType } of others) {
    it(`is an error for ${objectType}, which nothing tells apart`, async () => {
      const body = bodyOf(objectType);
      struck(step, { kind: 'lostAnswer', status: 502 });
      const { name, message } = await failingAction(step, createObject, { objectType }, body);
      expect(name).to.equal('OutcomeUnknownError');
      expect(message).to.match(/^It is not known whether Lightspeed carried this out\. Look whether it is there/);
      expect(posts(step)).to.have.length(1);
    });
  }
});
