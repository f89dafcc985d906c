import { expect } from 'chai';
import { costDrips } from '../../emulator/costs';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { pricedRequests } from '../support/pricedRequests';
import { workedExamples, workedSums } from '../support/workedExamples';

const price = (method: string, path: string, query = '', body?: unknown): number =>
  costDrips({ method, path, query, body });

describe('emulator: costs', () => {
  describe("the vendor's worked examples", () => {
    for (const { name, method, path, query, body, drips } of workedExamples) {
      it(`${drips} for ${name}`, () => {
        expect(price(method, path.replace('.json', ''), query, body)).to.equal(drips);
      });
    }

    for (const { name, requests, drips } of workedSums) {
      it(`${drips} for ${name}`, () => {
        const prices = Object.entries(requests).map(([request, times]) => {
          const example = workedExamples.find((candidate) => candidate.name === request);
          return times * (example?.drips ?? Number.NaN);
        });
        expect(prices.reduce((sum, part) => sum + part, 0)).to.equal(drips);
      });
    }
  });

  for (const [name, drips, method, path, query, body] of pricedRequests) {
    it(`${drips} for: ${name}`, () => expect(price(method, path, query, body)).to.equal(drips));
  }

  describe('nested records', () => {
    const bodies: [string, unknown, number][] = [
      ['a wrapper around one', { ItemShops: { ItemShop: { qoh: 1 } } }, 1],
      ['a wrapper around several', { ItemShops: { ItemShop: [{ qoh: 1 }, { qoh: 2 }] } }, 2],
      ['an empty wrapper', { ItemShops: { ItemShop: [] }, Images: {}, Tags: '' }, 0],
      ['prices', { Prices: { ItemPrice: [{ amount: 1 }, { amount: 2 }, { amount: 3 }] } }, 3],
      ['plural record without wrapper', { ItemAttributes: { attribute1: 'red' } }, 1],
      ['tags, which are text', { Tags: { tag: ['a', 'b'] } }, 0],
      ['addresses', { Contact: { Addresses: { ContactAddress: { city: 'Bern' } } } }, 2],
      [
        'notes of a sale, which share one record',
        { SaleNotes: { InternalNote: { note: 'a' }, PrintedNote: { note: 'b' } } },
        3,
      ],
      ['records in records', { SaleLines: { SaleLine: [{ TaxClass: { name: 'a' } }, {}] } }, 3],
      ['a bare list of records', { TransferItems: [{ itemID: 1 }, { itemID: 2 }] }, 2],
      ['an empty record', { Contact: {} }, 1],
      ['nothing but values', { description: 'a', tags: ['b'], price: null }, 0],
      ['no object', [1, 2], 0],
    ];
    for (const [name, body, records] of bodies) {
      it(`${records} in ${name}`, () => {
        expect(price('POST', 'Item', '', body)).to.equal(1 + 0.5 * records);
        expect(price('PUT', 'Item/12', '', body)).to.equal(1 + 0.5 * records);
        expect(price('DELETE', 'Item/12', '', body)).to.equal(1);
      });
    }

    // Never part of a body.
    const READ_ONLY = ['CatalogVendorAvailability'];

    it('knows every wrapper of the catalogue by its name', () => {
      const parts = Object.values(retailCatalogue).flatMap(({ relations, subObjects = {}, kind }) =>
        kind === 'document'
          ? []
          : [
              ...Object.entries(relations).map(([name, { wrapper }]) => [name, wrapper] as const),
              ...Object.entries(subObjects).map(([name, { container }]) => [name, container] as const),
            ],
      );
      const wrapped = parts.filter(([name, inner]) => inner !== undefined && !READ_ONLY.includes(name));
      expect(wrapped).to.have.length.above(50);
      for (const [name, inner] of wrapped) {
        const body = { [name.split('.').at(-1) ?? '']: { [inner ?? '']: [{ a: 1 }, { a: 2 }] } };
        expect(price('POST', 'Item', '', body), name).to.equal(2);
      }
    });
  });
});
