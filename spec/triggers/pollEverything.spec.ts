import { expect } from 'chai';
import type { StoredRecord } from '../../emulator/types';
import type { Entity } from '../../lib/common/model/entity';
import { pollFields } from '../../lib/common/model/pollFields';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { pollOnce } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';

const pollable = Object.values(retailCatalogue).filter((entity) => pollFields(entity).length > 0);

/** What a list leaves out unless its filter asks for it. */
const LEFT_OUT: Readonly<Record<string, (record: StoredRecord) => boolean>> = {
  CreditAccount: ({ giftCard }) => giftCard === true,
  CatalogVendorItem: ({ configured }) => configured !== true,
};

/** The path goes through the order of the shipment, which its items do not name. */
const PARENTS_OF: Readonly<Record<string, string>> = { OrderShipmentItem: 'OrderShipment' };

describe('pollEntity on the emulator brings out every record, as the shop has it, and its deletion, of', () => {
  let step: EmulatedStep;

  before(async () => {
    step = await emulatedStep({ registers: 1000, size: { items: 120, matrices: 5, customers: 60, sales: 80 } });
    // Some records are as young as the shop.
    step.clock.advance(3_600_000);
  });

  after(() => step.close());

  async function polled(objectType: string, filter: string, pollingField = ''): Promise<StoredRecord[]> {
    for (const list of [step.bodies, step.snapshots]) list.length = 0;
    expect(await pollOnce(step, { objectType, filter, pollingField })).to.equal(undefined);
    return [...step.bodies] as StoredRecord[];
  }

  /** The ids that the path needs, of the first record that has them. */
  function parentsOf({ entity, parents = {} }: Entity): [name: string, id: string][] {
    const names = Object.keys(parents);
    const records = step.emulator.admin.records(PARENTS_OF[entity] ?? entity);
    const record = records.find((each) => names.every((name) => Number(each[name]) > 0));
    return names.map((name) => [name, String(record?.[name])]);
  }

  for (const entity of pollable) {
    it(entity.plural, async () => {
      const parents = parentsOf(entity);
      const isWithin = (record: StoredRecord) =>
        parents.every(([name, id]) => !(name in record) || String(record[name]) === id);
      const stored = step.emulator.admin
        .records(entity.entity)
        .filter((record) => isWithin(record) && !LEFT_OUT[entity.entity]?.(record));
      const filter = parents.map(([name, id]) => `${name}=${id}`).join('&');
      const records = await polled(entity.entity, filter);
      const shared = sharedNames(records, stored);
      expect(stored.length).to.be.greaterThan(0);
      expect(shared.size).to.be.greaterThan(1);
      expect(byId(entity, records, shared)).to.deep.equal(byId(entity, stored, shared));
      expect(records).to.have.length(stored.length);
      const compared = await polled(entity.entity, filter, 'changes');
      expect(compared).to.have.deep.members(records);
      // The account itself is not stored.
      if (entity.entity !== 'Account')
        await expectDeletion(entity, filter, String(compared.at(-1)?.[entity.idField ?? '']));
    });
  }

  /** Goes on after a poll by comparing. The record comes back, for others need it. */
  async function expectDeletion({ entity, idField }: Entity, filter: string, id: string): Promise<void> {
    const { admin } = step.emulator;
    const record = admin.record(entity, id) ?? {};
    admin.remove(entity, id);
    step.bodies.length = 0;
    expect(await pollOnce(step, { objectType: entity, filter, pollingField: 'changes' })).to.equal(undefined);
    admin.add(entity, record);
    expect(step.bodies).to.deep.include({ [idField ?? '']: id, deleted: true });
  }

  it('credit accounts that are gift cards, when the filter asks for them', async () => {
    const cards = step.emulator.admin.records('CreditAccount').filter(({ giftCard }) => giftCard === true);
    expect(cards.length).to.be.greaterThan(0);
    expect(await polled('CreditAccount', 'giftCard=true')).to.have.length(cards.length);
  });
});

/** The names of single values that occur on both sides. */
function sharedNames(...sides: (readonly StoredRecord[])[]): ReadonlySet<string> {
  const [ours, theirs] = sides.map((records) => new Set(records.flatMap((record) => Object.keys(record))));
  return new Set([...(ours ?? [])].filter((name) => theirs?.has(name)));
}

/** Each record by its id, with those of its values, as text: the two sides type them differently. */
const byId = (entity: Entity, records: readonly StoredRecord[], names: ReadonlySet<string>) =>
  Object.fromEntries(
    records.map((record) => [
      String(record[entity.idField ?? '']),
      Object.fromEntries(
        [...names].flatMap((name) =>
          record[name] === undefined || typeof record[name] === 'object' ? [] : [[name, asText(record[name])]],
        ),
      ),
    ]),
  );

/** Calculated amounts have more decimals on one side than on the other. */
const asText = (value: unknown): string =>
  /^-?\d+\.\d+$/.test(String(value)) ? Number(value).toFixed(9) : String(value);
