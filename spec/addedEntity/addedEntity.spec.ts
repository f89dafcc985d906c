import { expect } from 'chai';
import * as createObject from '../../lib/actions/createObject';
import * as deleteObject from '../../lib/actions/deleteObject';
import * as lookupObject from '../../lib/actions/lookupObject';
import * as lookupObjects from '../../lib/actions/lookupObjects';
import * as updateObject from '../../lib/actions/updateObject';
import * as upsertObject from '../../lib/actions/upsertObject';
import type { Entity } from '../../lib/common/model/entity';
import type { Cfg, Message } from '../../lib/common/platform/context';
import { type Handler, inSession } from '../../lib/common/platform/run';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import * as pollEntity from '../../lib/triggers/pollEntity';
import { fakeStep } from '../support/fakeStep';
import { type CardVendor, cardVendor } from './cardVendor';
import { loyaltyCard } from './loyaltyCard';

const catalogue = retailCatalogue as Record<string, Entity>;

/** A step about loyalty cards, on a vendor that has none yet. */
function cardStep() {
  const step = fakeStep();
  const vendor: CardVendor = cardVendor(step.clock);
  const cfg = { ...step.cfg, objectType: 'LoyaltyCard' };
  async function run(handler: Handler, fields: Cfg, body: Message['body'] = {}, snapshot?: unknown) {
    const before = step.emitted.length;
    const runtime = { ...step.runtime, transportTo: () => vendor };
    await inSession(handler, runtime).call(step.context, { body }, { ...cfg, ...fields }, snapshot);
    const emitted = step.emitted.slice(before);
    return {
      bodies: emitted.flatMap(({ event, payload }) => (event === 'data' ? [(payload as Message).body] : [])),
      snapshot: emitted.filter(({ event }) => event === 'snapshot').at(-1)?.payload,
    };
  }
  const create = (body: Message['body']) => run(createObject.createObject, {}, body);
  return { ...step, cfg, vendor, run, create };
}

describe('An object that is added to the catalogue, in one file and one line', () => {
  before(() => {
    catalogue['LoyaltyCard'] = loyaltyCard;
  });
  after(() => {
    delete catalogue['LoyaltyCard'];
  });

  const cfg: Cfg = { objectType: 'LoyaltyCard', lookupCriteria: 'number', termNumber: '1' };

  it('is offered by every form', async () => {
    for (const each of [
      createObject,
      updateObject,
      upsertObject,
      deleteObject,
      lookupObject,
      lookupObjects,
      pollEntity,
    ])
      expect(await each.getObjectTypes({})).to.have.property('LoyaltyCard');
    expect(await pollEntity.getPollingFields(cfg)).to.have.property('timeStamp');
    expect(await lookupObject.getLookupCriteria(cfg)).to.include.keys('loyaltyCardID', 'number');
    expect(await createObject.getIdentifyingFields(cfg)).to.deep.equal({ number: 'Number' });
    expect(await lookupObject.getRelations(cfg)).to.include.keys('Customer', 'Stamps');
  });

  it('has forms of its own', async () => {
    const created = await createObject.getMetaModel(cfg);
    expect(created.in.properties).to.have.keys('number', 'points', 'isGold', 'pin', 'customerID');
    expect(created.in.properties?.['number']).to.include({ required: true });
    expect(created.in.properties?.['customerID']?.help?.description).to.equal('id of a Customer');
    expect(created.out.properties).to.have.keys(Object.keys(loyaltyCard.fields));
    const found = await lookupObject.getMetaModel({ ...cfg, relations: ['Stamps'] });
    expect(found.out.properties?.['Stamps']?.properties?.['Stamp']?.items?.properties).to.have.keys('day');
    const { properties: term = {} } = (await lookupObjects.getMetaModel(cfg)).in.properties?.['sTerm_1'] ?? {};
    expect(term['fieldName']?.enum)
      .to.include.members(['number', 'points', 'Customer.firstName'])
      .and.not.include('pin');
  });

  it('is created with its values in their types', async () => {
    const { create } = cardStep();
    const { bodies } = await create({ number: 'L-0001', points: '5', isGold: 'true', customerID: 7 });
    expect(bodies).to.have.length(1);
    expect(bodies[0]).to.include({ loyaltyCardID: '1', number: 'L-0001', points: 5, isGold: true, customerID: '7' });
  });

  it('is refused with its own limits, before anything is sent', async () => {
    const { create, vendor } = cardStep();
    const error: Error = await create({ number: 'X', points: -1, colour: 'red' }).then(
      () => expect.fail('accepted'),
      (thrown) => thrown,
    );
    expect(error.message).to.contain('"number" must be L- and 4 digits').and.contain('"points" must be at least 0');
    expect(error.message).to.contain('"colour" is unknown');
    expect(vendor.wire).to.deep.equal([]);
  });

  it('is looked for by its natural key when the answer to a creation is lost', async () => {
    const { create, vendor } = cardStep();
    vendor.loseNextCreation();
    const { bodies } = await create({ number: 'L-0001', points: 5 });
    expect(bodies[0]).to.include({ loyaltyCardID: '1' });
    expect(vendor.wire).to.deep.equal(['POST list', 'GET list']);
    expect(vendor.cards).to.have.length(1);
  });

  it('is changed, upserted, looked up, searched and archived', async () => {
    const { run, create, vendor } = cardStep();
    await create({ number: 'L-0001', points: 5 });
    await create({ number: 'L-0002', points: 50 });
    const changed = await run(updateObject.updateObject, {}, { loyaltyCardID: 1, points: 6 });
    expect(changed.bodies[0]).to.include({ loyaltyCardID: '1', points: 6 });
    const byNumber = { lookupCriteria: 'number' };
    await run(upsertObject.upsertObject, byNumber, { number: 'L-0002', points: 60 });
    await run(upsertObject.upsertObject, byNumber, { number: 'L-0003', points: 70 });
    expect(vendor.cards.map(({ points }) => points)).to.deep.equal(['6', '60', '70']);
    const one = await run(lookupObject.lookupObject, byNumber, { number: 'L-0003' });
    expect(one.bodies[0]).to.include({ loyaltyCardID: '3', points: 70 });
    const terms = { sTerm_1: { fieldName: 'points', condition: '>=', fieldValue: 60 } };
    const several = await run(lookupObjects.lookupObjects, { emitBehavior: 'emitAll', termNumber: '1' }, terms);
    expect(several.bodies[0]?.['results']).to.have.length(2);
    const removed = await run(deleteObject.deleteObject, {}, { loyaltyCardID: '2' });
    expect(removed.bodies[0]).to.include({ id: '2' });
    expect(vendor.cards[1]).to.include({ archived: 'true' });
  });

  it('is polled, each version once', async () => {
    const { run, create, clock } = cardStep();
    await create({ number: 'L-0001', points: 5 });
    clock.advance(60_000);
    const polling = { pollingField: 'timeStamp', archived: 'include' };
    const first = await run(pollEntity.pollEntity, polling);
    expect(first.bodies.map(({ number }) => number)).to.deep.equal(['L-0001']);
    await run(updateObject.updateObject, {}, { loyaltyCardID: 1, points: 6 });
    clock.advance(60_000);
    const second = await run(pollEntity.pollEntity, polling, {}, first.snapshot);
    expect(second.bodies.map(({ points }) => points)).to.deep.equal([6]);
    const third = await run(pollEntity.pollEntity, polling, {}, second.snapshot);
    expect(third.bodies).to.deep.equal([]);
  });
});
