import { expect } from 'chai';
import type { Entity } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { listOf } from '../../support/callApi';
import { type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

describe('Emulated operations', () => {
  let shop: ShopUnderTest;
  before(() => {
    shop = shopUnderTest();
  });

  describe('Every one of the catalogue', () => {
    const entities = Object.values(retailCatalogue);
    const at = (path: string) => path.replace(/\{\w+\}/g, '1');
    const record = ({ path, idField }: Entity) => `${path}/{${idField}}`;

    /** Method and path of all that an entity's page allows. */
    function callsOf(entity: Entity): [string, string][] {
      const { operations, create, update, delete: remove } = entity;
      const writes = [create, update, remove, ...Object.values(entity.actions ?? {})];
      const own = writes.flatMap((write): [string, string][] =>
        write?.path ? [[write.method ?? 'POST', write.path]] : [],
      );
      const plain: [string, string, boolean][] = [
        ['GET', entity.path, operations.list || (operations.get && entity.idField === null)],
        ['GET', record(entity), operations.get && entity.idField !== null],
        ['POST', entity.path, operations.create && !create?.path],
        ['PUT', record(entity), operations.update && !update?.path],
        ['DELETE', record(entity), operations.delete !== false && !remove?.path],
      ];
      return [
        ...plain.filter(([, , isAllowed]) => isAllowed).map(([method, path]): [string, string] => [method, path]),
        ...own,
      ];
    }

    for (const entity of entities) {
      it(`answers what ${entity.entity} allows`, () => {
        const calls = callsOf(entity).filter(([, path]) => path !== '/API/V3/Account/{accountID}');
        expect(calls).to.not.have.length(0);
        for (const [method, path] of calls) {
          const { status, body } = shop.call(
            method,
            `${at(path)}.json`,
            method === 'GET' || method === 'DELETE' ? undefined : {},
          );
          // A body that is empty, or a record 1 that there is not, may be refused, but by a rule.
          expect(status, `${method} ${path}: ${body.message}`).to.be.oneOf([200, 400, 404, 422]);
          expect(String(body.message ?? '')).to.not.match(/^There is nothing at/);
        }
      });
    }
  });

  describe('Emailed receipts', () => {
    const send = (body: unknown, path = 'Sale/1/EmailReceipt.json') => shop.call('POST', path, body);

    it('answer a bare message that names the address', () => {
      const { status, body } = send({ emailAddress: 'ann@example.com' });
      expect(status).to.equal(200);
      expect(Object.keys(body)).to.deep.equal(['message']);
      expect(body.message).to.contain('ann@example.com');
    });

    it('need an address and a sale', () => {
      const statuses = [
        send({}),
        send({ emailAddress: 'ann' }),
        send(undefined),
        send({ emailAddress: 'a@b.c' }, 'Sale/999/EmailReceipt.json'),
      ];
      expect(statuses.map(({ status }) => status)).to.deep.equal([422, 422, 400, 404]);
    });
  });

  describe('Anonymized customers', () => {
    it('lose what tells who they are, and keep the rest in the archive', () => {
      const made = shop.call('POST', 'Customer.json', {
        firstName: 'Ann',
        lastName: 'Lee',
        company: 'Lee & Co',
        vatNumber: 'X1',
        dob: '1990-01-01',
        Contact: { Phones: { ContactPhone: { number: '555', useType: 'Home' } } },
      }).body.Customer;
      const path = `Customer/${made?.customerID}`;
      shop.call('PUT', `${path}.json`, {
        CreditAccount: { name: 'Ann Lee', creditLimit: 0 },
        Note: { note: 'Rides a lot' },
      });
      const { status, body } = shop.call('DELETE', `${path}/Anonymize.json`);
      expect(status).to.equal(200);
      expect(body.Customer).to.include({
        firstName: 'Customer',
        lastName: `[${made?.customerID}]`,
        archived: 'true',
        company: '',
        vatNumber: '',
      });
      expect(body.Customer).to.not.have.property('dob');
      const load = encodeURIComponent('["Contact","Note","CreditAccount"]');
      const after = shop.get(`${path}.json?load_relations=${load}`).body.Customer;
      expect(after?.Contact).to.include({ Phones: '' });
      expect(after?.Note).to.include({ note: 'Rides a lot' });
      expect(after?.CreditAccount).to.include({ name: '', archived: 'true' });
      expect(listOf(shop.get(`Customer.json?customerID=${made?.customerID}`).body.Customer)).to.deep.equal([]);
      expect(shop.call('DELETE', 'Customer/9999/Anonymize.json').status).to.equal(404);
    });
  });

  describe('Imported catalogue items', () => {
    it('become items of the account', () => {
      const [offer] = shop.admin.records('CatalogVendorItem');
      const before = shop.admin.records('Item').length;
      const { status, body } = shop.call('POST', 'CatalogVendorItem.json', {
        catalogVendorItemID: offer?.['catalogVendorItemID'],
      });
      expect([status, body.CatalogVendorItem?.description]).to.deep.equal([200, offer?.['description']]);
      const items = shop.admin.records('Item');
      expect(items).to.have.length(before + 1);
      expect(items.at(-1)).to.include({ description: offer?.['description'], defaultCost: offer?.['cost'] });
      expect(shop.call('POST', 'CatalogVendorItem.json', { catalogVendorItemID: 9999 }).status).to.equal(422);
    });
  });
});
