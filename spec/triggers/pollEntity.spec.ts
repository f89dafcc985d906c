import { expect } from 'chai';
import type { Cfg, Message } from '../../lib/common/platform/context';
import { inSession } from '../../lib/common/platform/run';
import { InputError } from '../../lib/common/util/errors';
import {
  getMetaModel,
  getObjectTypes,
  getPollingFields,
  getRelations,
  pollEntity,
} from '../../lib/triggers/pollEntity';
import { errorIfAny, errorOf } from '../support/errorOf';
import { fakeStep } from '../support/fakeStep';
import { answer, type ScriptedAnswer } from '../support/scriptedTransport';

const DATE = { date: 'Mon, 01 Jun 2026 12:00:00 GMT', 'x-ls-api-bucket-level': '1/90' };

const listOf = (records: object[], next = '') =>
  answer(200, { '@attributes': { next, previous: '' }, Item: records }, DATE);

const itemOf = (itemID: string, time = '2026-05-01T00:00:00+00:00') => ({ itemID, timeStamp: time, tax: 'true' });

/** Runs the trigger and tells what went over the wire and to the platform. */
async function polling(
  answers: ScriptedAnswer[],
  cfg: Cfg = {},
  { snapshot, env }: { snapshot?: unknown; env?: NodeJS.ProcessEnv } = {},
) {
  const step = fakeStep(...answers);
  Object.assign(step.env, env);
  const run = inSession(pollEntity, step.runtime);
  const fields = { ...step.cfg, objectType: 'Item', ...cfg };
  const error = await errorIfAny(run.call(step.context, { body: {} }, fields, snapshot));
  step.script.assertUsedUp();
  return { ...step, error };
}

const shown = (emitted: readonly { event: string; payload: unknown }[]): Record<string, unknown>[] =>
  emitted.map(({ event, payload }) => (event === 'data' ? { data: (payload as Message).body } : { [event]: payload }));

describe('pollEntity', () => {
  it('emits each new object, and a snapshot to go on from', async () => {
    const { emitted, error } = await polling([listOf([itemOf('1'), itemOf('2')])]);
    expect(error).to.equal(undefined);
    const [first, second, ...snapshots] = shown(emitted);
    expect(first).to.deep.equal({ data: { itemID: '1', timeStamp: '2026-05-01T00:00:00+00:00', tax: true } });
    expect(second?.['data']).to.include({ itemID: '2' });
    expect(snapshots.length).to.be.greaterThan(0);
    expect(snapshots.at(-1)?.['snapshot']).to.include({ v: 1, objectType: 'Item', pollingField: 'timeStamp' });
  });

  it('emits pages when asked to', async () => {
    const { emitted } = await polling([listOf([itemOf('1'), itemOf('2')])], { emitBehavior: 'emitPage' });
    const [page] = shown(emitted);
    expect(page).to.have.nested.property('data.results').that.has.length(2);
    expect(page).to.have.nested.property('data.results[1].itemID', '2');
    expect(emitted.filter(({ event }) => event === 'data')).to.have.length(1);
  });

  it('asks for what the fields say', async () => {
    const { script } = await polling([listOf([])], {
      pageSize: '25',
      relations: ['ItemShops'],
      archived: 'only',
      filter: 'categoryID=4',
      startTime: '2026-05-01T00:00:00Z',
    });
    const url = new URL(script.requests[0]?.url ?? '');
    expect(url.pathname).to.equal('/API/V3/Account/1/Item.json');
    expect(Object.fromEntries(url.searchParams)).to.include({
      sort: 'timeStamp',
      limit: '25',
      load_relations: '["ItemShops"]',
      archived: 'only',
      categoryID: '4',
      timeStamp: '>=,2026-05-01T00:00:00+00:00',
    });
  });

  it('goes on from its own snapshot', async () => {
    const first = await polling([listOf([itemOf('1')])]);
    const snapshot = first.emitted.findLast(({ event }) => event === 'snapshot')?.payload;
    const { script } = await polling([listOf([])], {}, { snapshot });
    expect(new URL(script.requests[0]?.url ?? '').searchParams.get('timeStamp')).to.match(/^>=?,2026-06-01T11:59:55/);
  });

  it('leaves a second page to the next run when told so', async () => {
    const page = (request: { url: string }) => listOf([itemOf('1')], `${new URL(request.url).href}&after=x`);
    const { emitted } = await polling([page], { singlePagePerInterval: 'true' });
    expect(emitted.filter(({ event }) => event === 'data')).to.have.length(1);
  });

  it('warns of linked objects that the object type does not have, and goes on without them', async () => {
    const { lines, script } = await polling([listOf([])], { relations: ['SaleLines'] });
    expect(lines[0]).to.equal('Items have no linked objects SaleLines: left out');
    expect(script.wire()[0]).to.not.contain('load_relations');
  });

  it('sends nothing when a field is wrong', async () => {
    const { error, script } = await polling([], { pageSize: '0' });
    expect(error).to.be.instanceOf(InputError);
    expect(script.requests).to.deep.equal([]);
  });

  it('logs what came out', async () => {
    const { lines } = await polling([listOf([itemOf('1'), itemOf('2')])]);
    expect(lines.at(-1)).to.match(/^Run: {"records":2,"pages":1,"requests":1,"drips":1,/);
  });

  it('emits nothing when nothing is new, and that is no error', async () => {
    const { emitted, error } = await polling([listOf([])]);
    expect(error).to.equal(undefined);
    expect(emitted.filter(({ event }) => event === 'data')).to.deep.equal([]);
  });

  describe('in a sample run', () => {
    const env = { ELASTICIO_FLOW_TYPE: 'debug' };

    it('fetches ten objects at most and leaves the snapshot alone', async () => {
      const { script, emitted } = await polling([listOf([itemOf('1')], '')], {}, { env });
      expect(new URL(script.requests[0]?.url ?? '').searchParams.get('limit')).to.equal('10');
      expect(emitted.map(({ event }) => event)).to.deep.equal(['data']);
    });

    it('explains that there is nothing to show', async () => {
      const { error } = await polling([listOf([])], {}, { env });
      expect(error?.message).to.equal(
        'No object found. Execution stopped. This error is only applicable to the Retrieve Sample. ' +
          'In flow executions there will be no error, just an execution skip.',
      );
    });
  });
});

describe('The form of pollEntity', () => {
  it('offers objects, polling fields and linked objects', async () => {
    expect(await getObjectTypes({})).to.include({ Item: 'Items' });
    expect(await getPollingFields({ objectType: 'Item' })).to.have.keys('timeStamp', 'changes');
    expect(await getRelations({ objectType: 'Item' })).to.include({ ItemShops: 'Item Shops' });
    expect(await getRelations({ objectType: 'Quote' })).to.deep.equal({});
    // Only a single record can load them.
    expect(await getRelations({ objectType: 'InventoryTransfer' })).not.to.have.property('TransferItems');
  });

  it('tells what comparing costs, with the linked objects that were chosen', async () => {
    const label = async (cfg: Cfg) => (await getPollingFields({ objectType: 'Item', ...cfg }))['changes'];
    expect(await label({})).to.contain('1 drip per 100 objects');
    expect(await label({ relations: ['ItemShops', 'Category'] })).to.contain('1.6 drips per 100 objects');
  });

  it('describes deleted objects where they are found', async () => {
    const deleted = async (cfg: Cfg) => (await getMetaModel({ objectType: 'Tag', ...cfg })).out.properties?.['deleted'];
    expect(await deleted({})).to.equal(undefined);
    expect(await deleted({ pollingField: 'changes' })).to.include({ type: 'boolean' });
    expect(await deleted({ pollingField: 'changes', fields: ['name'] })).to.include({ type: 'boolean' });
    expect(await deleted({ objectType: 'PriceLevel' })).to.include({ type: 'boolean' });
  });

  it('describes a record, or a page of them', async () => {
    const { out } = await getMetaModel({ objectType: 'Item', relations: ['ItemShops'] });
    expect(out.properties?.['tax']?.type).to.equal('boolean');
    expect(out.properties?.['ItemShops']?.properties).to.have.keys('ItemShop');
    const page = await getMetaModel({ objectType: 'Item', relations: ['ItemShops'], emitBehavior: 'emitPage' });
    expect(page.out).to.deep.equal({
      type: 'object',
      properties: { results: { type: 'array', title: 'Results', items: out } },
    });
  });

  it('has no part for what the object type does not have', async () =>
    expect((await getMetaModel({ objectType: 'Item', relations: ['SaleLines'] })).out.properties).to.not.have.any.keys(
      'SaleLines',
    ));

  it('waits for the object type', async () => expect(await errorOf(getMetaModel({}))).to.be.instanceOf(InputError));
});
