import { expect } from 'chai';
import { createObject } from '../../lib/actions/createObject';
import { deleteObject } from '../../lib/actions/deleteObject';
import { lookupObject } from '../../lib/actions/lookupObject';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import { updateObject } from '../../lib/actions/updateObject';
import { upsertObject } from '../../lib/actions/upsertObject';
import { canCreate, canDelete, canUpdate, canUpsert } from '../../lib/common/model/capabilities';
import type { Entity } from '../../lib/common/model/entity';
import type { VendorRecord } from '../../lib/common/model/query';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction, runAction, systemOf } from '../support/runAction';
import { type Fields, type Sample, sampleBodies, shopOf } from '../support/sampleBodies';

const written = Object.values(retailCatalogue).filter(
  (entity) => canCreate(entity) || canUpdate(entity) || canDelete(entity),
);

/** One record's life through all actions; each step works on what the one before has left. */
describe('Every entity that can be written', () => {
  let step: EmulatedStep;
  before(async () => {
    step = await emulatedStep({ size: SMALL, registers: 50 });
  });
  after(() => step.close());

  it('has a sample, and no other has', () =>
    expect(Object.keys(sampleBodies)).to.have.members(written.map(({ entity }) => entity)));

  it('is upserted by a unique field where it has one', () => {
    const identified = written.filter((entity) => canUpsert(entity) && entity.uniqueFields !== undefined);
    const names = identified.map(({ entity }) => entity).filter((name) => !sampleBodies[name]?.criterion);
    expect(names).to.deep.equal([]);
  });

  for (const entity of written) {
    describe(entity.entity, () => liveOf(entity, sampleBodies[entity.entity] ?? {}, () => step));
  }
});

function liveOf(entity: Entity, sample: Sample, stepNow: () => EmulatedStep): void {
  const objectType = entity.entity;
  const idField = entity.idField ?? '';
  let record: VendorRecord = {};
  const count = () => stepNow().emulator.admin.records(objectType).length;
  const parents = (): Fields =>
    Object.fromEntries(Object.keys(entity.parents ?? {}).map((name) => [name, String(record[name])]));
  const get = async () => (await systemOf(stepNow())).get(refTo(entity, record));

  if (canCreate(entity)) {
    it('is created, and emitted as stored', async () => {
      const body = sample.create?.(shopOf(stepNow().emulator.admin)) ?? {};
      const before = count();
      const emitted = await runAction(stepNow(), createObject, { objectType }, body);
      expect(emitted).to.have.length(1);
      record = emitted[0] ?? {};
      if (objectType !== 'CatalogVendorItem') expect(count()).to.equal(before + 1);
      expectHolds(record, body);
      expect(record).to.deep.include((await get()) ?? { missing: true });
    });
  } else {
    it('is there from the start', async () => {
      record = (sample.existing?.(shopOf(stepNow().emulator.admin)) ?? {}) as VendorRecord;
      record = (await get()) ?? {};
      expect(record).to.have.property(idField).that.is.a('string');
    });
  }

  it('is looked up by its id', async () => {
    const body = { [idField]: record[idField], ...parents() };
    const emitted = await runAction(stepNow(), lookupObject, { objectType }, body);
    expect(emitted).to.deep.equal([await get()]);
  });

  if (canUpdate(entity)) {
    it('is changed in the given fields and in no others', async () => {
      const before = (await get()) ?? {};
      const body = { [idField]: record[idField], ...parents(), ...sample.update };
      const [after = {}] = await runAction(stepNow(), updateObject, { objectType }, body);
      expectHolds(after, sample.update ?? { missing: true });
      expect(await get()).to.deep.include(untouched(before, sample.update));
      record = { ...after, ...parents() };
    });

    it('is not created by an update of an unknown id', async () => {
      const before = count();
      const body = { [idField]: '999999999', ...parents(), ...sample.update };
      const { name, message } = await failingAction(stepNow(), updateObject, { objectType }, body);
      // The token is for another account, which neither a renewal nor authenticating again would change.
      expect(name).to.equal(objectType === 'Account' ? 'InputError' : 'NotFoundError');
      expect(message).to.contain('999999999');
      expect(count()).to.equal(before);
    });
  }

  it('is the one that a search for it brings', async () => {
    const terms = [[idField, record[idField]], ...(objectType === 'CreditAccount' ? [['giftCard', 'true']] : [])].map(
      ([fieldName, fieldValue], at) => ({
        [`sTerm_${at + 1}`]: { fieldName, condition: '=', fieldValue },
        ...(at > 0 && { [`link_${at}_${at + 1}`]: 'and' }),
      }),
    );
    const cfg = { objectType, emitBehavior: 'emitIndividually', archived: 'include', termNumber: terms.length };
    const emitted = await runAction(stepNow(), lookupObjects, cfg, { ...Object.assign({}, ...terms), ...parents() });
    expect(emitted.map((each) => each[idField])).to.deep.equal([record[idField]]);
  });

  if (canUpsert(entity)) {
    it('is changed by an upsert with its id', async () => {
      const before = count();
      const body = { [idField]: record[idField], ...parents(), ...sample.again };
      const emitted = await runAction(stepNow(), upsertObject, { objectType }, body);
      expectHolds(emitted[0] ?? {}, { [idField]: record[idField], ...sample.again });
      expect(count()).to.equal(before);
    });
  }

  const { criterion } = sample;
  if (canUpsert(entity) && criterion) {
    it(`is changed by an upsert with its ${criterion}`, async () => {
      const before = count();
      const value = sample.criterionValue ?? (await get())?.[criterion];
      const body = { ...parents(), ...sample.update, [criterion]: value };
      const [after] = await runAction(stepNow(), upsertObject, { objectType, lookupCriteria: criterion }, body);
      expect([after?.[idField], count()]).to.deep.equal([record[idField], before]);
    });
  }

  if (canDelete(entity)) {
    it('is archived or deleted, and says which', async () => {
      const body = { [idField]: record[idField], ...parents() };
      const outcome = entity.operations.delete === 'archive' ? 'archived' : 'deleted';
      const emitted = await runAction(stepNow(), deleteObject, { objectType }, body);
      expect(emitted).to.deep.equal([{ id: record[idField], outcome }]);
      const left = await get();
      expect(outcome === 'archived' ? left?.['archived'] : left).to.equal(outcome === 'archived' ? true : undefined);
    });

    it('is told as absent when there is none', async () => {
      const body = { [idField]: '999999999', ...parents() };
      expect(await runAction(stepNow(), deleteObject, { objectType }, body)).to.deep.equal([{}]);
    });
  }
}

const refTo = (entity: Entity, record: VendorRecord) => ({
  entity,
  id: String(record[entity.idField ?? '']),
  parents: Object.fromEntries(Object.keys(entity.parents ?? {}).map((name) => [name, String(record[name])])),
});

/** Fields that were not among the changes and that no change moves by itself. */
function untouched(record: VendorRecord, changes: Fields = {}): VendorRecord {
  const moving =
    /^(timeStamp|timestamp|updatetime|updateTime|fullPathName|nodeDepth|leftNode|rightNode|calc|total|displayable|balance)/;
  return Object.fromEntries(Object.entries(record).filter(([name]) => !(name in changes) && !moving.test(name)));
}

/** Single values that were sent came back, whatever their type on the way; tags are brought into one form. */
function expectHolds(record: VendorRecord, sent: Fields): void {
  for (const [name, value] of Object.entries(sent)) {
    const shown = record[name];
    if (typeof value === 'object' || name === 'code') continue;
    const [left, right] = [shown, value].map((each) =>
      String(each).replace(/Z$/, '+00:00').toLowerCase().replace(/\s/g, ''),
    );
    expect(left, name).to.equal(right);
  }
}
