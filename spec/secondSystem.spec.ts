import { format } from 'node:util';
import { expect } from 'chai';
import * as createObject from '../lib/actions/createObject';
import * as createOrder from '../lib/actions/createOrder';
import * as deleteObject from '../lib/actions/deleteObject';
import * as lookupObject from '../lib/actions/lookupObject';
import * as lookupObjects from '../lib/actions/lookupObjects';
import * as lookupSet from '../lib/actions/lookupSet';
import * as printDocument from '../lib/actions/printDocument';
import * as rawRequest from '../lib/actions/rawRequest';
import * as runOperation from '../lib/actions/runOperation';
import * as setInventory from '../lib/actions/setInventory';
import * as updateObject from '../lib/actions/updateObject';
import * as uploadImage from '../lib/actions/uploadImage';
import * as upsertObject from '../lib/actions/upsertObject';
import type { Cfg, Context, Emit, Message } from '../lib/common/platform/context';
import { explainRun } from '../lib/common/platform/explain';
import { type Handler, inSession } from '../lib/common/platform/run';
import type { Runtime } from '../lib/common/platform/runtime';
import { openSession } from '../lib/common/platform/session';
import { systemOf } from '../lib/common/systems';
import * as pollEntity from '../lib/triggers/pollEntity';
import { testClock } from './support/testClock';
import { registerTiny, tiny as tinyModule, tinyServer, VENDOR } from './support/tinySystem';

const PASSWORD = 'hush-password';

let steps = 0;

function tinyStep() {
  const clock = testClock();
  const server = tinyServer(clock, PASSWORD);
  const lines: string[] = [];
  const bodies: Message['body'][] = [];
  const snapshots: unknown[] = [];
  const line = (text: string, ...values: unknown[]) => {
    lines.push(format(text, ...values));
  };
  const context: Context = {
    logger: { debug: line, info: line, warn: line, error: line },
    emit: (async (event: string, payload: unknown) => {
      if (event === 'data') bodies.push((payload as Message).body);
      if (event === 'snapshot') snapshots.push(payload);
    }) as Emit,
    getApiClient: () => expect.fail('No tokens are stored'),
    getConfig: () => ({}),
  };
  const runtime: Runtime = { clock, env: {}, random: () => 0, transportTo: () => server.transport };
  const cfg: Cfg = {
    system: 'tiny',
    environmentUrl: `https://tiny-${++steps}.example.com`,
    userName: 'berta',
    password: PASSWORD,
    objectType: 'Part',
  };
  return {
    ...{ clock, server, lines, snapshots, cfg },
    /** The bodies that come out. */
    async run(handler: Handler, more: Cfg = {}, body: Message['body'] = {}, snapshot?: unknown) {
      const before = bodies.length;
      await inSession(handler, runtime).call(context, { body }, { ...cfg, ...more }, snapshot);
      return bodies.slice(before);
    },
    /** What the check of the credential says; undefined: it works. */
    verify: async (more: Cfg = {}): Promise<Error | undefined> =>
      openSession(context, { ...cfg, ...more }, runtime)
        .then((session) => session.verify())
        .then(
          () => undefined,
          (error: unknown) => explainRun(error, { ...cfg, ...more }),
        ),
  };
}

const errorOf = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => expect.fail('It did not fail'),
    (error) => error,
  );

describe('A second system', () => {
  registerTiny();
  let step: ReturnType<typeof tinyStep>;
  beforeEach(() => {
    step = tinyStep();
  });
  /** No line of a log speaks of another vendor, or of drips. */
  afterEach(() => expect(step.lines.join('\n')).to.not.match(/lightspeed|drip|hush/i));

  const create = async (name: string, objectType = 'Part') => {
    const [body] = await step.run(createObject.createObject, { objectType }, { name });
    step.clock.advance(10_000);
    return body;
  };

  it('creates, changes, upserts and deletes', async () => {
    expect(await create('nut')).to.include({ id: 'PO-000001', name: 'nut' });
    expect(await step.run(updateObject.updateObject, {}, { id: 'PO-000001', name: 'bolt' })).to.have.nested.property(
      '[0].name',
      'bolt',
    );
    const byName = { lookupCriteria: 'name' };
    expect((await step.run(upsertObject.upsertObject, byName, { name: 'bolt' }))[0]).to.include({ id: 'PO-000001' });
    expect((await step.run(upsertObject.upsertObject, byName, { name: 'ring' }))[0]).to.include({ id: 'PO-000002' });
    expect((await step.run(upsertObject.upsertObject, {}, { id: 'PO-000002', name: 'disc' }))[0]).to.include({
      name: 'disc',
    });
    expect(await step.run(deleteObject.deleteObject, {}, { id: 'PO-000002' })).to.deep.equal([
      { id: 'PO-000002', outcome: 'deleted' },
    ]);
    expect(await step.run(deleteObject.deleteObject, {}, { id: 'PO-000002' })).to.deep.equal([{}]);
  });

  it('looks up one, several and a set', async () => {
    for (const name of ['nut', 'bolt', 'ring']) await create(name);
    const record = async (cfg: Cfg, body: Message['body']) => (await step.run(lookupObject.lookupObject, cfg, body))[0];
    expect(await record({}, { id: 'PO-000002' })).to.include({ name: 'bolt' });
    expect(await record({ lookupCriteria: 'name' }, { name: 'ring' })).to.include({ id: 'PO-000003' });
    const term = (fieldName: string, condition: string, fieldValue: string) => ({ fieldName, condition, fieldValue });
    const [found] = await step.run(
      lookupObjects.lookupObjects,
      { emitBehavior: 'emitAll', termNumber: '2', sort: '-id' },
      { sTerm_1: term('id', '=', 'PO-000001'), link_1_2: 'or', sTerm_2: term('name', '=', 'ring') },
    );
    expect(found?.['results']).to.have.length(2);
    const [count] = await step.run(lookupObjects.lookupObjects, { emitBehavior: 'emitPage' }, { pageSize: 0 });
    expect(count).to.deep.equal({ results: [], totalCountOfMatchingResults: 3 });
    const [set] = await step.run(
      lookupSet.lookupSet,
      { whenMissing: 'leaveOut' },
      { values: ['PO-000001', 'PO-000009'] },
    );
    expect(set).to.have.nested.property('results.PO-000001.name', 'nut');
    expect(set?.['missing']).to.deep.equal(['PO-000009']);
  });

  for (const [objectType, pollingField, changes] of [
    ['Part', 'changedAt', true],
    ['Box', 'id', false],
  ] as const) {
    it(`is polled by ${pollingField}`, async () => {
      for (const name of ['nut', 'bolt', 'ring']) await create(name, objectType);
      const poll = async (more: Cfg = {}) => {
        const cfg = { objectType, pollingField, pageSize: '2', ...more };
        const bodies = await step.run(pollEntity.pollEntity, cfg, {}, step.snapshots.at(-1));
        return bodies.map(({ name }) => name);
      };
      expect(await poll()).to.deep.equal(['nut', 'bolt', 'ring']);
      expect(step.snapshots[0]).to.include({ v: 1, objectType, pollingField, id: 'PO-000002' });
      expect(await poll()).to.deep.equal([]);
      await create('disc', objectType);
      await step.run(updateObject.updateObject, { objectType }, { id: 'PO-000001', name: 'nut 2' });
      step.clock.advance(60_000);
      expect(await poll()).to.deep.equal(changes ? ['disc', 'nut 2'] : ['disc']);
      expect(await poll()).to.deep.equal([]);
    });
  }

  it('is filtered by its own rules', async () => {
    for (const name of ['nut', 'bolt']) await create(name);
    const poll = (filter: string) => step.run(pollEntity.pollEntity, { filter });
    expect((await poll('name=bolt')).map(({ name }) => name)).to.deep.equal(['bolt']);
    expect((await errorOf(poll('size=1'))).message).to.contain('"size" is unknown');
  });

  it('checks its credential with user and password', async () => {
    expect(await step.verify()).to.equal(undefined);
    const wrong = await step.verify({ password: 'hush-wrong' });
    expect(wrong).to.have.property('name', 'ReconnectError');
    expect(wrong?.message).to.contain(`${VENDOR} does not know this user and password`).and.not.contain('hush');
    expect((await step.verify({ password: '' }))?.message).to.contain('Fill in');
    expect((await step.verify({ system: 'kitchen' }))?.message).to.equal(
      'The credential\'s field "System" must be one of retail, lsOne, supplier, tiny.',
    );
  });

  it('keeps tokens and limits of two users of one host apart', () => {
    const keys = ['berta', 'carl'].map((userName) => tinyModule.readConnection({ ...step.cfg, userName }));
    expect(new Set(keys.flatMap(({ tokensKey, bucketKey }) => [tokensKey, bucketKey]))).to.have.property('size', 2);
  });

  it('has its own name in errors', async () => {
    const lookup = () => step.run(lookupObject.lookupObject, {}, { id: 'PO-000001' });
    for (const status of [400, 403, 409, 422, 429, 500, 302, 418]) {
      step.server.faults.push({ status, headers: {}, body: '' });
      const { message } = await errorOf(lookup());
      expect(message, String(status)).to.not.match(/lightspeed/i);
      if (status !== 403) expect(message, String(status)).to.contain(VENDOR);
    }
    step.server.faults.push({ status: 502, headers: {}, body: '' });
    const unknown = await errorOf(step.run(createObject.createObject, {}, { name: 'nut' }));
    expect(unknown.message).to.contain(`It is not known whether ${VENDOR} carried this out`);
    const [none, wrongId, computed] = await Promise.all([
      errorOf(lookup()),
      errorOf(step.run(updateObject.updateObject, {}, { id: '../boxes', name: 'x' })),
      errorOf(step.run(createObject.createObject, {}, { changedAt: '2026-06-01', name: 'x' })),
    ]);
    expect(none.message).to.contain('No objects found');
    expect(wrongId.message).to.contain('"id" must be an id, without / \\ ? # % & in it and without spaces round it.');
    expect(computed.message).to.contain('"changedAt" is set by the system itself');
    const absent = await errorOf(step.run(upsertObject.upsertObject, {}, { id: 'PO-000404', name: 'x' }));
    expect(absent.message).to.contain(`PO-000404 is not found, and ${VENDOR} gives ids itself`);
  });

  it('is asked one request at a time, and waits as a refusal says', async () => {
    step.server.faults.push({ status: 429, headers: { 'retry-after': '30' }, body: '' });
    await errorOf(step.run(lookupObjects.lookupObjects));
    const startMs = step.clock.nowMs();
    await step.run(lookupObjects.lookupObjects);
    expect(step.clock.nowMs() - startMs).to.equal(30_000);
  });

  const functions = {
    ...{ createObject, updateObject, upsertObject, deleteObject, lookupObject, lookupObjects, lookupSet, pollEntity },
  };
  for (const [name, module] of Object.entries(functions)) {
    it(`has the forms of ${name}`, async () => {
      const cfg = { ...step.cfg, termNumber: '1', emitBehavior: 'emitPage' };
      const selects = Object.entries(module).filter(([key]) => /^get(?!Shops|MetaModel)/.test(key));
      const models = await Promise.all(
        selects.map(([, select]) => (select as (cfg: Cfg) => Promise<object>)({ ...cfg })),
      );
      const form = await module.getMetaModel(cfg);
      expect(Object.keys(models[0] ?? {})).to.have.members(['Part', 'Box']);
      expect(JSON.stringify([models, form])).to.not.match(/lightspeed|digits/i);
    });
  }

  it('shows its three fields, and one list of conditions', async () => {
    const { in: input, out } = await lookupObjects.getMetaModel({ ...step.cfg, termNumber: '1' });
    expect(input.properties?.['sTerm_1']?.properties?.['fieldName']?.enum).to.deep.equal(['id', 'name', 'changedAt']);
    expect(Object.keys(out.properties?.['results']?.items?.properties ?? {})).to.deep.equal([
      'id',
      'name',
      'changedAt',
    ]);
    expect((await createObject.getMetaModel(step.cfg)).in.properties).to.deep.equal({
      name: { type: 'string', title: 'Name', required: true },
    });
  });

  const services: [name: string, run: Handler, form: (cfg: Cfg) => Promise<unknown>][] = [
    ['create purchase orders', createOrder.createOrder, createOrder.getMetaModel],
    ['set the stock of items', setInventory.setInventory, setInventory.getMetaModel],
    ['carry out operations', runOperation.runChosenOperation, runOperation.getOperations],
    ['print documents', printDocument.printDocuments, printDocument.getDocuments],
    ['upload images', uploadImage.uploadLinkedImage, uploadImage.getMetaModel],
    ['send raw requests', rawRequest.rawRequest, rawRequest.getMetaModel],
  ];
  for (const [what, run, form] of services) {
    it(`says that it cannot ${what}`, async () => {
      for (const error of [await errorOf(step.run(run)), await errorOf(form(step.cfg))]) {
        expect(error).to.have.property('name', 'InputError');
        expect(error.message).to.contain(`This component cannot ${what}`).and.contain(`on ${VENDOR}`);
      }
      expect(step.server.wire).to.deep.equal([]);
    });
  }

  it('tells in the line of a run what it counts, and no drips', async () => {
    await create('nut');
    const run = step.lines.find((line) => line.startsWith('Run: ')) ?? '';
    expect(JSON.parse(run.slice(5)))
      .to.include({ records: 1, requests: 1 })
      .and.not.have.any.keys('drips', 'highWaterDrips');
  });
});

describe('A system that does not exist', () => {
  it('is refused, and the error names the systems', () => {
    expect(() => systemOf({ system: 'kitchen' })).to.throw('"System" must be one of retail, lsOne, supplier.');
    for (const system of [undefined, null, '', ' retail ']) expect(systemOf({ system }).name).to.equal('retail');
  });
});
