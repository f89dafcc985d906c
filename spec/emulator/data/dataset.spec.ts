import { expect } from 'chai';
import { createApi } from '../../../emulator/api/createApi';
import { schemaOf } from '../../../emulator/data/schema';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { SMALL } from '../../support/callApi';
import { testClock } from '../../support/testClock';

const readable = Object.values(retailCatalogue).filter(
  ({ kind, entity }) => kind === 'entity' && !['RegisterCalculated', 'Session'].includes(entity),
);

function everything(api: ReturnType<typeof createApi>): unknown {
  return readable.map(({ entity }) => [entity, api.admin.records(entity)]);
}

describe('The generated shop', () => {
  const api = createApi({ clock: testClock(), size: SMALL });
  const records = (entity: string) => api.admin.records(entity);

  it('is the same for the same seed, also after a reset, and another for another', () => {
    const before = everything(api);
    api.admin.change('Item', '1', { description: 'changed' });
    api.reset();
    expect(everything(api)).to.deep.equal(before);
    expect(everything(createApi({ clock: testClock(), size: SMALL }))).to.deep.equal(before);
    expect(everything(createApi({ clock: testClock(), size: SMALL, seed: 2 }))).to.not.deep.equal(before);
  });

  it('does not depend on the day it runs', () => {
    const later = createApi({ clock: testClock(Date.parse('2031-01-01T00:00:00Z')), size: SMALL });
    expect(everything(later)).to.deep.equal(everything(api));
  });

  for (const { entity } of readable) {
    it(`holds some ${entity}`, () => {
      expect(records(entity)).to.not.have.length(0);
    });
  }

  it('has as many records as asked for', () => {
    for (const [entity, count] of [
      ['Item', 60],
      ['ItemMatrix', 4],
      ['Customer', 30],
      ['Order', 8],
    ] as const) {
      expect(records(entity), entity).to.have.length(count);
    }
    expect(
      createApi({ clock: testClock(), size: { ...SMALL, registers: 3 }, registers: 4 }).admin.records('Register'),
    ).to.have.length(4);
  });

  it('works with hardly anything in it', () => {
    const none = { shops: 0, registers: 0, employees: 0, vendors: 0, categories: 0, items: 0, matrices: 0 };
    const tiny = createApi({ clock: testClock(), size: { ...none, customers: 0, sales: 0, orders: 0 } });
    expect(tiny.admin.records('Item')).to.have.length(1);
  });

  for (const start of ['2026-06-01T12:00:00Z', '2019-03-01T00:00:00Z']) {
    it(`lies before the emulator’s start at ${start}`, () => {
      const early = createApi({ clock: testClock(Date.parse(start)), size: SMALL });
      for (const { entity } of readable) {
        for (const record of early.admin.records(entity)) {
          for (const [name, value] of Object.entries(record)) {
            if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
              expect(value < start, `${entity}.${name} ${value}`).to.equal(true);
            }
          }
        }
      }
    });
  }

  it('points to nothing that does not exist', () => {
    for (const { entity } of readable) {
      for (const record of records(entity)) {
        for (const [name, column] of Object.entries(schemaOf(tableName(entity)).columns)) {
          if (column.ref && record[name] !== 0 && record[name] !== undefined) {
            expect(api.admin.record(column.ref, String(record[name])), `${entity}.${name}`).to.not.equal(undefined);
          }
        }
      }
    }
  });

  it('has sales whose lines and payments add up', () => {
    const lines = records('SaleLine');
    for (const sale of records('Sale')) {
      const own = lines.filter((line) => line['saleID'] === sale['saleID']);
      const subtotal = own.reduce((sum, line) => sum + Number(line['unitQuantity']) * Number(line['unitPrice']), 0);
      expect(sale['calcSubtotal']).to.be.closeTo(subtotal, 0.005);
      expect(sale['balance']).to.equal(sale['completed'] ? 0 : sale['total']);
    }
  });

  it('has one summary per item that adds up its shops, and lacks some shops', () => {
    const stocks = records('ItemShop');
    for (const { itemID } of records('Item')) {
      const own = stocks.filter((stock) => stock['itemID'] === itemID);
      const sum = own.reduce((total, stock) => total + (stock['shopID'] === 0 ? 0 : Number(stock['qoh'])), 0);
      expect(own.filter((stock) => stock['shopID'] === 0).map((stock) => stock['qoh'])).to.deep.equal([sum]);
    }
    expect(stocks.length).to.be.lessThan(60 * 3);
  });

  it('has a category tree that nests properly', () => {
    const categories = records('Category');
    for (const category of categories) {
      const parent = categories.find((each) => each['categoryID'] === category['parentID']);
      const prefix = parent ? `${parent['fullPathName']}/` : '';
      expect(category['fullPathName']).to.equal(`${prefix}${category['name']}`);
      expect(Number(category['leftNode'])).to.be.greaterThan(Number(parent?.['leftNode'] ?? 0));
      expect(Number(category['rightNode'])).to.be.lessThan(Number(parent?.['rightNode'] ?? Number.POSITIVE_INFINITY));
    }
  });
});

function tableName(entity: string): string {
  const { envelope } = retailCatalogue[entity] ?? {};
  return !envelope || envelope.startsWith('CustomField') ? entity : envelope;
}
