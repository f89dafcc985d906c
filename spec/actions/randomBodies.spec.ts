import { expect } from 'chai';
import * as createObject from '../../lib/actions/createObject';
import * as createOrder from '../../lib/actions/createOrder';
import * as deleteObject from '../../lib/actions/deleteObject';
import * as lookupObject from '../../lib/actions/lookupObject';
import * as lookupObjects from '../../lib/actions/lookupObjects';
import * as lookupSet from '../../lib/actions/lookupSet';
import * as printDocument from '../../lib/actions/printDocument';
import * as rawRequest from '../../lib/actions/rawRequest';
import * as runOperation from '../../lib/actions/runOperation';
import * as setInventory from '../../lib/actions/setInventory';
import * as updateObject from '../../lib/actions/updateObject';
import * as uploadImage from '../../lib/actions/uploadImage';
import * as upsertObject from '../../lib/actions/upsertObject';
import type { FormSchema } from '../../lib/common/forms/fieldSchema';
import type { Cfg } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import { InputError, LightspeedError } from '../../lib/common/util/errors';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';
import { seededRandom } from '../support/seededRandom';

interface Fuzzed {
  readonly handler: Handler;
  /** The fields of the step to choose from. */
  choices(): Promise<Cfg[]>;
  form(cfg: Cfg): Promise<FormSchema>;
}

interface ObjectAction {
  getObjectTypes(cfg: Cfg): Promise<object>;
  getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema }>;
}

const objectAction = (handler: Handler, module: ObjectAction, more: Cfg = {}): Fuzzed => ({
  handler,
  choices: async () => Object.keys(await module.getObjectTypes({})).map((objectType) => ({ objectType, ...more })),
  form: async (cfg) => (await module.getMetaModel(cfg)).in,
});

const chosen = (
  handler: Handler,
  key: string,
  names: (cfg: Cfg) => Promise<object>,
  module: Pick<ObjectAction, 'getMetaModel'>,
): Fuzzed => ({
  handler,
  choices: async () => Object.keys(await names({})).map((name) => ({ [key]: name })),
  form: async (cfg) => (await module.getMetaModel(cfg)).in,
});

const plain = (handler: Handler, cfgs: Cfg[], module: Pick<ObjectAction, 'getMetaModel'>): Fuzzed => ({
  handler,
  choices: async () => cfgs,
  form: async (cfg) => (await module.getMetaModel(cfg)).in,
});

const ACTIONS: Readonly<Record<string, Fuzzed>> = {
  createObject: objectAction(createObject.createObject, createObject),
  updateObject: objectAction(updateObject.updateObject, updateObject),
  upsertObject: objectAction(upsertObject.upsertObject, upsertObject),
  deleteObject: objectAction(deleteObject.deleteObject, deleteObject),
  lookupObject: objectAction(lookupObject.lookupObject, lookupObject),
  lookupObjects: objectAction(lookupObjects.lookupObjects, lookupObjects, { termNumber: 2, maxFetch: 5 }),
  lookupSet: objectAction(lookupSet.lookupSet, lookupSet),
  createOrder: plain(createOrder.createOrder, [{}, { markOrdered: true }], createOrder),
  setInventory: plain(setInventory.setInventory, [{}, { method: 'count' }], setInventory),
  runOperation: chosen(runOperation.runChosenOperation, 'operation', runOperation.getOperations, runOperation),
  uploadImage: plain(uploadImage.uploadLinkedImage, [{}], uploadImage),
  printDocument: chosen(printDocument.printDocuments, 'document', printDocument.getDocuments, printDocument),
  rawRequest: plain(rawRequest.rawRequest, [{}, { doNotThrow404: true }], rawRequest),
};

/** Bodies for each action. */
const RUNS = 60;

describe('Any body whatever', () => {
  let step: EmulatedStep;
  before(async () => {
    step = await emulatedStep({ size: SMALL, registers: 50 });
  });
  after(() => step.close());
  // More than a call may have arguments.
  const manyNames = Object.fromEntries(Array.from({ length: 150_000 }, (_, at) => [`Key${at}`, at]));

  for (const [name, { handler, choices, form }] of Object.entries(ACTIONS)) {
    it(`ends in a result of ${name} or in an error of ours`, async () => {
      const random = seededRandom(name.length * 7919);
      const cfgs = await choices();
      for (let run = 0; run < RUNS; run++) {
        const cfg = cfgs[Math.floor(random() * cfgs.length)] ?? {};
        const body = randomBody(random, await form(cfg));
        const { error } = await observeAction(step, handler, cfg, body);
        const about = JSON.stringify([cfg, body]).slice(0, 2000);
        if (error) expect(error, `${error.message} ${about}`).to.be.instanceOf(LightspeedError);
        expect(error?.message ?? '').to.have.length.below(12_000);
      }
    });

    it(`with 150,000 unknown names is refused by ${name} at once, in few words`, async function () {
      this.timeout(20_000);
      const [cfg = {}] = await choices();
      const startedMs = performance.now();
      const { error, wire } = await observeAction(step, handler, cfg, manyNames);
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.have.length.below(12_000);
      expect(wire).to.deep.equal([]);
      expect(performance.now() - startedMs).to.be.below(15_000);
    });
  }
});

type Random = () => number;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Keys of the form, most of them, and keys that every object has. */
function randomBody(random: Random, { properties = {} }: FormSchema): Record<string, unknown> {
  const names = Object.keys(properties).filter((name) => properties[name]?.required || random() < 0.3);
  const strange = random() < 0.3 ? [pick(random, STRANGE)] : [];
  const entries = [...names, ...strange].map((name) => [name, fitting(random, properties[name], 3)]);
  return JSON.parse(
    `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join()}}`,
  );
}

/** Mostly what the form asks for, else anything. */
function fitting(random: Random, schema: FormSchema | undefined, depth: number): unknown {
  if (!schema || random() < 0.15) return anything(random, depth);
  if (schema.enum && random() < 0.8) return pick(random, schema.enum);
  const sub = () =>
    Object.fromEntries(
      Object.entries(schema.properties ?? {})
        .filter(() => random() < 0.4)
        .map(([name, inner]) => [name, fitting(random, inner, depth - 1)]),
    );
  if (schema.type === 'object') return depth > 0 ? sub() : {};
  if (schema.type === 'array')
    return random() < 0.3
      ? fitting(random, schema.items, depth - 1)
      : [1, 2].map(() => fitting(random, schema.items, depth - 1));
  if (schema.type === 'number') return pick(random, [1, 2, '3', '4.0', 0, -1, 1.5]);
  if (schema.type === 'boolean') return pick(random, [true, false, 'true', ' FALSE ']);
  return pick(random, ['1', '2', ' 3 ', 'x', '2026-01-01T00:00:00Z', 'a@example.com', 'https://example.com/a.png']);
}

function anything(random: Random, depth: number): unknown {
  if (depth > 0 && random() < 0.4) {
    const keys = [pick(random, STRANGE), pick(random, STRANGE)];
    return pick(random, [
      () => keys.map(() => anything(random, depth - 1)),
      () =>
        JSON.parse(
          `{${keys.map((key) => `${JSON.stringify(key)}:${JSON.stringify(anything(random, depth - 1))}`).join()}}`,
        ),
    ])();
  }
  return pick(random, SCALARS);
}

const STRANGE = [
  'toString',
  'valueOf',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'length',
  'then',
  'toJSON',
  '',
  ' ',
  '0',
  'a.b',
  '@attributes',
  'x'.repeat(300),
];

const SCALARS = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  1e-9,
  2 ** 53,
  '',
  '  ',
  'null',
  '\u0000',
  '\uD83D',
  '%',
  "'",
  '../1',
  '1e3',
  '9'.repeat(30),
  'x'.repeat(5000),
  [],
  {},
  [[]],
  [null],
];
