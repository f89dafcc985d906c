import { expect } from 'chai';
import { updateObject } from '../../lib/actions/updateObject';
import { canUpdate } from '../../lib/common/model/capabilities';
import type { Entity } from '../../lib/common/model/entity';
import type { VendorRecord } from '../../lib/common/model/query';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';
import { systemOf } from '../support/runAction';
import { sampleBodies } from '../support/sampleBodies';

/** So many records of each kind: some have linked objects that others lack. */
const ENOUGH = 5;

/** A record is read with everything that it links to, one field is changed, and it goes back whole. */
describe('A record that was read, changed and written back', () => {
  let step: EmulatedStep;
  before(async () => {
    step = await emulatedStep({ registers: 50, size: { items: 60, sales: 40, orders: 12, customers: 30 } });
  });
  after(() => step.close());

  for (const entity of Object.values(retailCatalogue).filter(canUpdate)) {
    it(`changes that field alone: ${entity.entity}`, async () => {
      let written = 0;
      for (const row of step.emulator.admin.records(entity.entity)) {
        if (written < ENOUGH && (await writeBack(step, entity, row))) written++;
      }
      expect(written).to.be.at.least(1);
    });
  }
});

/** False when the change alone is refused as well: completed sales, sent transfers, payment types of the system. */
async function writeBack(step: EmulatedStep, entity: Entity, row: VendorRecord): Promise<boolean> {
  const system = await systemOf(step);
  const id = String(row[entity.idField ?? '']);
  const parents = Object.fromEntries(Object.keys(entity.parents ?? {}).map((name) => [name, String(row[name])]));
  const read = async (): Promise<VendorRecord> => ({
    ...(await system.get({ entity, id, parents }, { relations: Object.keys(entity.relations) })),
    ...parents,
  });
  const update = async (fields: VendorRecord) =>
    (await observeAction(step, updateObject, { objectType: entity.entity }, fields)).error;
  const before = await read();
  if (before[entity.idField ?? ''] === undefined) return false;
  const change = changeOf(entity, before);
  const error = await update({ ...before, ...change });
  if (error) {
    const alone = await update({ [entity.idField ?? '']: id, ...parents, ...change });
    expect(alone?.message.replace(/, Cf-Ray.*/, ''), error.message).to.equal(error.message.replace(/, Cf-Ray.*/, ''));
    return false;
  }
  const after = await read();
  for (const [name, value] of Object.entries(change))
    expect(`${after[name]}`).to.equal(`${value}`.replace(/Z$/, '+00:00'));
  expect(settled(after)).to.deep.equal(settled({ ...before, ...pick(after, Object.keys(change)) }));
  return true;
}

/** Another value of one of the fields that the samples change; texts differ from record to record. */
function changeOf({ entity, fields }: Entity, record: VendorRecord): VendorRecord {
  const { update, again } = sampleBodies[entity] ?? {};
  const [name = '', value] =
    Object.entries({ ...again, ...update }).find(([each, to]) => typeof to !== 'object' && !FIXED.includes(each)) ?? [];
  if (typeof value === 'boolean') return { [name]: !record[name] };
  const isText = fields[name]?.type === 'string' && !fields[name]?.enum;
  return { [name]: isText ? `${value}-${String(record[name]).slice(0, 8).trim()}` : value };
}

/** Changing them changes other fields, or is refused for most records. */
const FIXED = ['parentID', 'discountPercent', 'archived'];

/** What moves by itself when anything changes. */
const MOVING =
  /^(timeStamp|timestamp|updatetime|updateTime|fullPathName|leftNode|rightNode|saleLineID|total|(calc|displayable)\w+)$/;

const settled = (record: VendorRecord): unknown =>
  JSON.parse(JSON.stringify(record, (name, value) => (MOVING.test(name) ? undefined : value)));

const pick = (record: VendorRecord, names: readonly string[]): VendorRecord =>
  Object.fromEntries(names.map((name) => [name, record[name]]));
