import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

const names = (...list: string[]) => `load_relations=${encodeURIComponent(JSON.stringify(list))}`;

describe('Emulated relations', () => {
  const api = apiUnderTest();
  const status = (path: string) => api.get(path).status;

  it('are not there unless asked for', () => {
    expect(api.get('Item/1.json').body.Item).to.not.have.any.keys('ItemShops', 'Category', 'Manufacturer');
    expect(api.get('Item/1.json').body.Item).to.have.property('Prices');
  });

  it('embed to-one records, and nothing for an id of 0', () => {
    api.admin.change('Item', '1', { categoryID: 2, taxClassID: 0 });
    const item = api.get(`Item/1.json?${names('Category', 'TaxClass')}`).body.Item;
    expect(item?.Category).to.include({ categoryID: '2' });
    expect(item).to.not.have.property('TaxClass');
  });

  it('wrap to-many records: arrays for several, an object for one, empty text for none', () => {
    const orderID = api.admin.add('Order', { shopID: 1 });
    const lines = () => api.get(`Order/${orderID}.json?${names('OrderLines')}`).body.Order?.OrderLines;
    expect(lines()).to.equal('');
    api.admin.add('OrderLine', { orderID: Number(orderID), quantity: 2 });
    expect(lines()?.OrderLine).to.include({ quantity: '2' });
    api.admin.add('OrderLine', { orderID: Number(orderID), quantity: 3 });
    expect(listOf(lines()?.OrderLine).map((line) => line['quantity'])).to.deep.equal(['2', '3']);
  });

  it('bring their parents along when only a nested name is given', () => {
    const sale = api.get(`Sale/1.json?${names('SaleLines.Item', 'SalePayments.PaymentType')}`).body.Sale;
    const [line] = listOf<{ Item: { itemID: string }; itemID: string }>(sale?.SaleLines?.SaleLine);
    expect(line?.Item.itemID).to.equal(line?.itemID);
    const [payment] = listOf<{ PaymentType: { name: string } }>(sale?.SalePayments?.SalePayment);
    expect(payment?.PaymentType.name).to.be.oneOf(['Cash', 'Credit Card']);
  });

  it('are all loaded by "all", custom field values apart', () => {
    const item = api.get('Item/1.json?load_relations=all').body.Item;
    expect(item).to.include.all.keys('ItemShops', 'Images', 'TagRelations').and.not.have.property('CustomFieldValues');
  });

  it('tell custom field values, and the choices behind them only when value is loaded', () => {
    const [value] = api.admin.records('ItemCustomFieldValue').filter(({ type }) => type === 'single_choice');
    const path = `Item/${value?.['itemID']}.json`;
    const read = (query: string) =>
      listOf<{ type: string; value: { CustomFieldChoice: { name: string } } }>(
        api.get(`${path}?${query}`).body.Item?.CustomFieldValues?.CustomFieldValue,
      ).find(({ type }) => type === 'single_choice');
    expect(read(names('CustomFieldValues'))?.value).to.equal('');
    expect(read(names('CustomFieldValues', 'CustomFieldValues.value'))?.value.CustomFieldChoice.name).to.be.oneOf([
      'Steel',
      'Aluminium',
      'Carbon',
    ]);
  });

  it('show a contact with its lists', () => {
    const contactID = api.admin.add('Contact', {
      Addresses: [],
      Phones: [{ number: '1', useType: 'Home' }],
      Emails: [
        { address: 'a@example.com', useType: 'Primary' },
        { address: 'b@example.com', useType: 'Secondary' },
      ],
      Websites: [],
    });
    api.admin.change('Customer', '1', { contactID });
    expect(api.get(`Customer/1.json?${names('Contact')}`).body.Customer?.Contact).to.deep.include({
      Addresses: '',
      Phones: { ContactPhone: { number: '1', useType: 'Home' } },
      Emails: {
        ContactEmail: [
          { address: 'a@example.com', useType: 'Primary' },
          { address: 'b@example.com', useType: 'Secondary' },
        ],
      },
    });
  });

  it('are refused when unknown, undocumented or no JSON list', () => {
    expect(api.get(`Item.json?${names('Colours')}`).body.message).to.contain('Colours');
    for (const query of [
      names('Category.Parent'),
      'load_relations=ItemShops',
      'load_relations=%5B1%5D',
      names('constructor'),
    ]) {
      expect(status(`Item.json?${query}`), query).to.equal(400);
    }
  });

  it('of transfers to their items load only with a single transfer', () => {
    expect(status(`Inventory/Transfer.json?${names('TransferItems')}`)).to.equal(400);
    expect(status('Inventory/Transfer.json?load_relations=all')).to.equal(200);
    expect(
      api.get(`Inventory/Transfer/1.json?${names('TransferItems')}`).body.Transfer?.TransferItems,
    ).to.have.property('TransferItem');
  });

  describe('in searches', () => {
    const search = (path: string, entity: string, id: string) =>
      listOf(api.get(path).body[entity]).map((record) => record[id]);

    before(() => {
      for (const { itemShopID } of api.admin.records('ItemShop')) {
        api.admin.change('ItemShop', String(itemShopID), { qoh: 0 });
      }
      const stockOf = (itemID: number, shopID: number) => ({ itemID, shopID, qoh: itemID * 1000 + shopID });
      for (const [itemID, shopID] of [
        [2, 1],
        [2, 2],
        [3, 1],
      ] as const) {
        api.admin.add('ItemShop', stockOf(itemID, shopID));
      }
    });

    it('select parents with at least one matching child', () => {
      const query = `archived=true&${names('ItemShops')}&ItemShops.qoh=%3E%2C0`;
      expect(search(`Item.json?${query}`, 'Item', 'itemID')).to.deep.equal(['2', '3']);
    });

    it('want one child that passes all conditions', () => {
      const query = `archived=true&${names('ItemShops')}&ItemShops.qoh=3001&ItemShops.shopID=`;
      expect(search(`Item.json?${query}1`, 'Item', 'itemID')).to.deep.equal(['3']);
      expect(search(`Item.json?${query}2`, 'Item', 'itemID')).to.deep.equal([]);
    });

    it('do not filter the loaded children', () => {
      const body = api.get(`Item.json?archived=true&${names('ItemShops')}&ItemShops.qoh=2002`).body;
      expect(listOf(body.Item?.ItemShops?.ItemShop).length).to.be.greaterThan(1);
    });

    it('may stand among alternatives', () => {
      const query = `archived=true&${names('ItemShops')}&or=ItemShops.qoh%3D3001|itemID%3D9`;
      expect(search(`Item.json?${query}`, 'Item', 'itemID')).to.deep.equal(['3', '9']);
    });

    const refused: [string, string][] = [
      ['Item.json?ItemShops.qoh=1', 'load_relations'],
      [`Sale.json?${names('SaleLines', 'SaleLines.Item')}&SaleLines.Item.itemID=1`, 'one level'],
      [`Item.json?${names('ItemShops')}&ItemShops.colour=1`, 'colour'],
      [`Item.json?${names('ItemShops')}&Shelves.name=1`, 'Shelves'],
      ['Item.json?or=ItemShops.qoh%3D1', 'load_relations'],
    ];
    for (const [path, text] of refused) {
      it(`are refused as ${path.slice(0, 70)}`, () => {
        expect(api.get(path).status).to.equal(400);
        expect(api.get(path).body.message).to.contain(text);
      });
    }

    it('know contacts by e-mail and kinds of phone', () => {
      const customerID = api.admin.add('Customer', {
        contactID: Number(
          api.admin.add('Contact', {
            Phones: [
              { number: '0800', useType: 'Mobile' },
              { number: '0900', useType: 'Work' },
            ],
            Emails: [{ address: 'Ada@example.com', useType: 'Primary' }],
          }),
        ),
      });
      const find = (query: string) => search(`Customer.json?${names('Contact')}&${query}`, 'Customer', 'customerID');
      expect(find('Contact.email=ada@example.com')).to.deep.equal([customerID]);
      expect(find('Contact.mobile=0800')).to.deep.equal([customerID]);
      expect(find('Contact.phoneWork=~%2C09%25')).to.include(customerID);
      expect(find('Contact.phoneHome=0800')).to.deep.equal([]);
      expect(api.get('Customer.json?Contact.email=x').status).to.equal(400);
    });

    it('find those who have some e-mail address by !~ and nothing', () => {
      const withMail = api.all(`Customer.json?archived=true&${names('Contact')}&Contact.email=!~,`, 'Customer');
      const all = api.all(`Customer.json?archived=true&${names('Contact')}`, 'Customer');
      const has = (customer: unknown) => (customer as { Contact: { Emails: unknown } }).Contact.Emails !== '';
      expect(withMail).to.deep.equal(all.filter(has));
      expect(withMail.length).to.be.lessThan(all.length);
    });
  });
});
