import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

describe('Emulated paths', () => {
  const api = apiUnderTest();
  const status = (method: string, path: string, body?: unknown) => api.call(method, path, body).status;

  const missing = [
    'Itm.json',
    'Item/9999.json',
    'Item/x.json',
    'Item/-1.json',
    'Item/1/2/3.json',
    'Item/1.pdf',
    'item.json',
    '/API/V3/Account/999/Item.json',
    '/API/Account/123456/Item.json',
    '/',
    // Parents that do not exist, or are somebody else's.
    'Sale/9999/SaleLine.json',
    'Sale/2/SaleLine/1.json',
    'Customer/CustomField/9999/CustomFieldChoice.json',
    'Register/99/calculated.json',
  ];
  for (const path of missing) {
    it(`have nothing at ${path}`, () => {
      const reply = api.get(path);
      expect(reply.status).to.equal(404);
      expect(reply.body).to.include({ httpCode: '404' });
    });
  }

  it('check that a nested shipment belongs to the order', () => {
    const [shipment] = api.admin.records('OrderShipment');
    const other = Number(shipment?.['orderID']) === 1 ? 2 : 1;
    expect(
      status('GET', `Order/${shipment?.['orderID']}/Shipment/${shipment?.['orderShipmentID']}/Item.json`),
    ).to.equal(200);
    expect(status('GET', `Order/${other}/Shipment/${shipment?.['orderShipmentID']}/Item.json`)).to.equal(404);
  });

  const notAllowed: [string, string][] = [
    ['POST', 'SalePayment.json'],
    ['DELETE', 'ItemShop/1.json'],
    ['POST', 'ItemShop.json'],
    ['GET', 'InventoryLog/1.json'],
    ['PUT', 'Item.json'],
    ['DELETE', 'Item.json'],
    ['PATCH', 'Item/1.json'],
    ['POST', 'Item/1.json'],
    ['GET', 'Inventory/Transfer/1/AddItems.json'],
    ['GET', 'Sale/1/refund.json'],
    ['POST', '/API/Session.json'],
  ];
  for (const [method, path] of notAllowed) {
    it(`do not allow ${method} ${path}`, () => {
      const reply = api.call(method, path, {});
      expect(reply.status).to.equal(405);
      expect(reply.body.message).to.be.a('string').and.not.equal('');
    });
  }

  it('need the parameters that they cannot do without', () => {
    expect(api.get('Catalog/Search.json').body.message).to.contain('description');
    expect(api.get('Reports/Accounting/TaxesByDay.json?startDate=2026-01-01').body.message).to.contain('endDate');
  });

  it('take pretty_print, and no suffix as well as .json', () => {
    expect(api.get('Item?pretty_print=1').body).to.deep.equal(api.get('Item.json').body);
  });

  describe('with shapes of their own', () => {
    it('tell the token’s account without its fields', () => {
      expect(api.get('/API/V3/Account.json').body).to.deep.equal({
        '@attributes': { count: '1' },
        Account: {
          accountID: '123456',
          name: 'Harbour Street Cycles',
          link: { '@attributes': { href: '/API/V3/Account/123456' } },
        },
      });
    });

    it('tell one account without an envelope', () => {
      const { body } = api.get('/API/V3/Account/123456.json');
      expect(body).to.deep.include({ '@attributes': { systemCustomerID: '123456' }, name: 'Harbour Street Cycles' });
      expect(body).to.not.have.any.keys('Account', 'accountID');
      expect(api.call('PUT', '/API/V3/Account/123456.json', { name: 'New' }).body).to.include({ name: 'New' });
      api.reset();
    });

    for (const [path, key] of [
      ['CurrencyRate.json', 'CurrencyRate'],
      ['Option.json', 'Option'],
      ['/API/Locale.json', 'Locale'],
      ['Register/1/calculated.json', 'CalculatedAmount'],
    ] as const) {
      it(`list ${path} without attributes`, () => {
        const { body } = api.get(path);
        expect(Object.keys(body)).to.deep.equal([key]);
        expect(listOf(body[key]).length).to.be.greaterThan(1);
      });
    }

    it('keep an option’s scientific notation', () => {
      expect(listOf(api.get('Option.json').body.Option)).to.deep.include({
        name: 'billing_percent_due',
        value: '1.0E-8',
      });
    });

    it('search catalogues with a count instead of cursors, the vendor embedded', () => {
      const [offer] = api.admin.records('CatalogSearch');
      const { body } = api.get(`Catalog/Search.json?description=${encodeURIComponent(String(offer?.['description']))}`);
      expect(body['@attributes']).to.have.all.keys('count');
      expect(listOf<{ CatalogVendor: unknown }>(body.CatalogVendorItem)[0]?.CatalogVendor).to.have.property('name');
    });

    it('list only the configured catalogues unless one is named', () => {
      const ids = (query: string) =>
        new Set(api.all(`CatalogVendorItem.json?${query}`, 'CatalogVendorItem').map((row) => row['catalogVendorID']));
      expect([...ids('')]).to.deep.equal(['1', '2']);
      expect([...ids('catalogVendorID=3')]).to.deep.equal(['3']);
    });

    it('tell the session without an envelope', () => {
      const { body } = api.call('GET', '/API/Session.json', undefined, ['employee:reports']);
      expect(body).to.include({ employeeID: '1', systemCustomerID: '123456', shopCount: '2' });
      expect(body.Employee).to.include({ employeeID: '1' });
      expect(body.Rights).to.include({ reports: 'true', admin: 'false' });
    });

    it('list tag groups as bare names', () => {
      expect(api.get('TagGroup.json').body.TagGroup).to.deep.equal(['Promotion', 'Material']);
    });

    it('never show an employee’s pin', () => {
      expect(api.get('Employee/1.json').body.Employee).to.not.have.property('accessPin');
      expect(api.get('Employee.json?accessPin=1234').status).to.equal(400);
    });

    it('show the same records under all their paths', () => {
      const [item] = api.admin.records('Image').filter(({ itemID }) => itemID !== 0);
      const nested = listOf(api.get(`Item/${item?.['itemID']}/Image.json`).body.Image);
      expect(nested.every(({ itemID }) => itemID === String(item?.['itemID']))).to.equal(true);
      expect(api.get(`Image/${item?.['imageID']}.json`).body.Image).to.deep.equal(nested[0]);
      expect(api.get('Shipment/1.json').body.OrderShipment).to.be.an('object');
      expect(api.get('Transfer/1.json').body.Transfer).to.have.property('sent');
      expect(api.get('Inventory/Transfer/1.json').body.Transfer).to.have.property('status');
      const lines = api.all('SaleLine.json?saleID=1', 'SaleLine').map(({ saleLineID }) => saleLineID);
      expect(api.all('Sale/1/SaleLine.json', 'SaleLine').map(({ saleLineID }) => saleLineID)).to.deep.equal(lines);
    });
  });
});
