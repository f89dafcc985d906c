import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated writes', () => {
  let api: ReturnType<typeof apiUnderTest>;
  beforeEach(() => {
    api = apiUnderTest();
  });

  it('create with defaults and answer the record as stored', () => {
    const { status, body } = api.call('POST', 'Manufacturer.json', { name: 'Acme' });
    expect(status).to.equal(200);
    expect(body).to.deep.equal({
      '@attributes': { count: '1' },
      Manufacturer: { manufacturerID: '17', name: 'Acme', createTime: NOW, timeStamp: NOW },
    });
    expect(api.get('Manufacturer/17.json').body).to.deep.equal(body);
  });

  it('change only what was sent, move timeStamp and leave createTime', () => {
    const before = api.get('Vendor/2.json').body.Vendor;
    const after = api.call('PUT', 'Vendor/2.json', { accountNumber: 'X1' }).body.Vendor;
    expect(after).to.deep.equal({ ...before, accountNumber: 'X1', timeStamp: NOW });
    const { createTime } = api.admin.record('Manufacturer', '1') ?? {};
    expect(api.call('PUT', 'Manufacturer/1.json', { name: 'New' }).body.Manufacturer).to.include({
      createTime,
      timeStamp: NOW,
    });
  });

  it('cut the moment to whole seconds', () => {
    api.clock.advance(1_999);
    expect(api.call('PUT', 'Vendor/2.json', { name: 'N' }).body.Vendor).to.include({
      timeStamp: '2026-06-01T12:00:01+00:00',
    });
  });

  it('empty what is sent as empty text or null', () => {
    api.call('PUT', 'Order/1.json', { refNum: 'R', shipCost: 3, arrivalDate: '2026-07-01T00:00:00Z' });
    const order = api.call('PUT', 'Order/1.json', { refNum: '', shipCost: null, arrivalDate: '', vendorID: null }).body
      .Order;
    expect(order).to.include({ refNum: '', shipCost: '0', vendorID: '0' }).and.not.have.property('arrivalDate');
  });

  it('take booleans and numbers as texts too', () => {
    const sent = { description: 'A', tax: 'false', defaultCost: '2.50', discountable: true, modelYear: 2020 };
    expect(api.call('POST', 'Item.json', sent).body.Item).to.include({
      tax: 'false',
      defaultCost: '2.5',
      discountable: 'true',
      modelYear: '2020',
    });
  });

  it('ignore unknown and computed fields silently', () => {
    const sent = {
      name: 'Bolt',
      nmae: 'x',
      manufacturerID: 99,
      timeStamp: '2001-01-01T00:00:00Z',
      createTime: '2001-01-01',
    };
    expect(api.call('POST', 'Manufacturer.json', sent).body.Manufacturer).to.deep.equal({
      manufacturerID: '17',
      name: 'Bolt',
      createTime: NOW,
      timeStamp: NOW,
    });
    expect(api.call('PUT', 'Item/1.json', { systemSku: 1, avgCost: 5 }).body.Item).to.not.include({ systemSku: '1' });
  });

  it('read a bare date as midnight of the shop', () => {
    const order = api.call('PUT', 'Order/1.json', { arrivalDate: '2021-04-04' }).body.Order;
    expect(order).to.include({ arrivalDate: '2021-04-04T07:00:00+00:00' });
  });

  const refused: [string, string, unknown, number, string][] = [
    ['POST', 'Manufacturer.json', {}, 422, 'name'],
    ['POST', 'Manufacturer.json', { name: '' }, 422, 'name'],
    ['POST', 'Item.json', { customSku: 'x' }, 422, 'description must be given'],
    ['POST', 'Item.json', { description: ' ' }, 422, 'description must not be blank'],
    ['PUT', 'Item/1.json', { description: '' }, 422, 'description must not be blank'],
    ['POST', 'Category.json', { parentID: 1 }, 422, 'one of name, fullPathName must be given'],
    ['PUT', 'Category/1.json', { name: null }, 422, 'name must not be blank'],
    ['POST', 'Manufacturer.json', undefined, 400, 'body'],
    ['POST', 'Manufacturer.json', [{ name: 'A' }], 400, 'JSON object'],
    ['POST', 'Order.json', { refNum: 'x' }, 422, 'shopID'],
    [
      'POST',
      'SaleLine.json',
      { unitQuantity: 1, customerID: 1, employeeID: 1, itemID: 1, shopID: 1 },
      422,
      'isLayaway',
    ],
    ['PUT', 'InventoryCountItem/1.json', { qty: 1 }, 422, 'employeeID'],
    ['POST', 'Item.json', { description: 'x', itemType: 'car' }, 422, 'itemType must be one of default'],
    [
      'POST',
      'Item.json',
      { description: 'x', defaultCost: 'dear', tax: 'perhaps' },
      422,
      'defaultCost must be a number; tax must be true or false',
    ],
    ['POST', 'Item.json', { description: 'x', modelYear: 1.5 }, 422, 'whole number'],
    ['POST', 'Item.json', { description: 'x', upc: '123456789012345' }, 422, '14 characters'],
    ['POST', 'Item.json', { description: { a: 1 } }, 422, 'single value'],
    ['PUT', 'Order/1.json', { orderedDate: 'soon' }, 422, 'orderedDate'],
    ['POST', 'Item.json', { description: 'x', categoryID: 9999 }, 422, 'categoryID'],
    ['PUT', 'Item/1.json', { Category: { categoryID: 9999 } }, 422, 'categoryID'],
    ['PUT', 'Item/9999.json', { description: 'x' }, 404, '9999'],
    ['DELETE', 'Item/9999.json', undefined, 404, '9999'],
    ['PUT', 'Item/1.json?tax=true', { description: 'x' }, 400, 'tax'],
  ];
  for (const [method, path, sent, status, text] of refused) {
    it(`refuse ${method} ${path} ${JSON.stringify(sent)}`, () => {
      const reply = api.call(method, path, sent);
      expect([reply.status, reply.body.message]).to.deep.equal([status, reply.body.message]);
      expect(reply.body.message).to.contain(text);
      expect(reply.body).to.have.all.keys('httpCode', 'httpMessage', 'message', 'errorClass');
    });
  }

  it('leave nothing behind when a nested part is refused', () => {
    const entities = ['Customer', 'Contact', 'Note', 'CreditAccount'];
    const before = entities.map((entity) => api.admin.records(entity));
    const Contact = {
      Phones: {
        ContactPhone: [
          { number: '1', useType: 'Home' },
          { number: '2', useType: 'Moon' },
        ],
      },
    };
    expect(api.call('POST', 'Customer.json', { firstName: 'A', Note: { note: 'n' }, Contact }).status).to.equal(422);
    expect(entities.map((entity) => api.admin.records(entity))).to.deep.equal(before);
  });

  it('load relations into their answers', () => {
    const item = api.call('PUT', 'Item/1.json?load_relations=%5B%22Manufacturer%22%5D', { manufacturerID: 3 }).body
      .Item;
    expect(item?.Manufacturer).to.include({ manufacturerID: '3' });
  });

  it('refer to an existing record by its id, and make a new one without', () => {
    const item = (body: unknown) => api.call('PUT', 'Item/1.json', body).body.Item;
    expect(item({ Category: { categoryID: 4 } })).to.include({ categoryID: '4' });
    const known = api.admin.records('Manufacturer').length;
    expect(item({ Manufacturer: { name: 'Fresh' } })).to.include({ manufacturerID: String(known + 1) });
    expect(item({ Manufacturer: '' })).to.include({ manufacturerID: '0' });
  });

  describe('DELETE', () => {
    it('archives where the page says so, and answers the record', () => {
      const { body } = api.call('DELETE', 'Vendor/2.json');
      expect(body.Vendor).to.include({ vendorID: '2', archived: 'true', timeStamp: NOW });
      expect(listOf(api.get('Vendor.json?vendorID=2').body.Vendor)).to.deep.equal([]);
      expect(api.get('Vendor/2.json').status).to.equal(200);
    });

    it('removes for good elsewhere', () => {
      expect(api.call('DELETE', 'Season/4.json').body.Season).to.deep.equal({ seasonID: '4', name: 'Winter' });
      expect(api.get('Season/4.json').status).to.equal(404);
      expect(api.call('DELETE', 'Season/4.json').status).to.equal(404);
    });

    for (const [path, name] of [
      ['EmployeeHours/1.json', 'EmployeeHours'],
      ['Workorder/1.json', 'Workorder'],
      ['Workorder/1/WorkorderLine/1.json', 'WorkorderLine'],
    ] as const) {
      it(`answers only a name and an id for ${path}`, () => {
        expect(api.call('DELETE', path).body).to.deep.equal({ name, primaryID: '1' });
      });
    }

    it('empties the stock of an item', () => {
      api.call('PUT', 'Item/1.json', {
        ItemShops: {
          ItemShop: [
            { shopID: 1, qoh: 5 },
            { shopID: 2, qoh: 3 },
          ],
        },
      });
      expect(api.call('DELETE', 'Item/1.json').body.Item).to.include({ archived: 'true' });
      const stocks = api.admin.records('ItemShop').filter(({ itemID }) => itemID === 1);
      expect(stocks.map(({ qoh }) => qoh)).to.deep.equal([0, 0, 0]);
      expect(api.call('PUT', 'Item/1.json', { archived: true }).status).to.equal(200);
      expect(api.call('PUT', 'Item/1.json', { archived: false }).body.Item).to.include({ archived: 'false' });
      expect(api.call('PUT', 'Item/1.json', { archived: true }).status).to.equal(422);
    });

    it('archives the items of a matrix with it', () => {
      api.call('DELETE', 'ItemMatrix/1.json');
      const members = api.admin.records('Item').filter(({ itemMatrixID }) => itemMatrixID === 1);
      expect(members).to.not.have.length(0);
      expect(members.every(({ archived }) => archived === true)).to.equal(true);
    });

    it('archives the credit account of a customer with it', () => {
      const account = api.admin.records('CreditAccount').find(({ customerID }) => customerID !== 0);
      api.admin.change('CreditAccount', String(account?.['creditAccountID']), { archived: false });
      api.call('DELETE', `Customer/${account?.['customerID']}.json`);
      expect(api.admin.record('CreditAccount', String(account?.['creditAccountID']))).to.include({ archived: true });
    });

    it('takes a tag off every record', () => {
      const tagged = api.admin.records('TagRelation')[0];
      api.call('DELETE', `Tag/${tagged?.['tagID']}.json`);
      expect(api.admin.records('TagRelation').some(({ tagID }) => tagID === tagged?.['tagID'])).to.equal(false);
    });

    it('takes a count’s entries and sums along', () => {
      api.call('DELETE', 'InventoryCount/1.json');
      const left = [...api.admin.records('InventoryCountItem'), ...api.admin.records('InventoryCountCalc')];
      expect(left.some(({ inventoryCountID }) => inventoryCountID === 1)).to.equal(false);
    });

    const refusals: [string, string][] = [
      ['Category/1.json', 'subcategories'],
      ['TaxClass/1.json', 'in use'],
      ['Sale/1.json', 'completed'],
      ['SaleLine/1.json', 'completed'],
      ['Sale/1/SaleLine/1.json', 'completed'],
      ['PaymentType/1.json', 'system'],
    ];
    for (const [path, text] of refusals) {
      it(`is refused for ${path}`, () => {
        const { status, body } = api.call('DELETE', path);
        expect(status).to.equal(422);
        expect(body.message).to.contain(text);
      });
    }

    it('is refused for the last choice of a custom field and for one in use', () => {
      const field = api.call('POST', 'Customer/CustomField.json', {
        name: 'Size',
        type: 'single_choice',
        CustomFieldChoices: { CustomFieldChoice: { name: 'S' } },
      }).body.CustomField;
      const path = `Customer/CustomField/${field?.customFieldID}/CustomFieldChoice`;
      const first = api.get(`${path}.json`).body.CustomFieldChoice;
      expect(first).to.include({ name: 'S' });
      const remove = () => api.call('DELETE', `${path}/${first?.customFieldChoiceID}.json`);
      expect(remove().body.message).to.contain('last');
      api.call('POST', `${path}.json`, { name: 'M' });
      const value = { customFieldID: field?.customFieldID, value: first?.customFieldChoiceID };
      api.call('PUT', 'Customer/1.json', { CustomFieldValues: { CustomFieldValue: value } });
      expect(remove().body.message).to.contain('in use');
    });
  });

  describe('of settings', () => {
    it('bring tags into one form', () => {
      expect(api.call('POST', 'Tag.json', { name: 'New Tag' }).body.Tag).to.include({ name: 'newtag' });
    });

    it('keep discounts to an amount or a percentage', () => {
      expect(api.call('POST', 'Discount.json', { discountAmount: 5, discountPercent: 0.1 }).status).to.equal(422);
      expect(api.call('PUT', 'Discount/1.json', { discountAmount: 5 }).status).to.equal(422);
      expect(api.call('PUT', 'Discount/1.json', { discountAmount: 5, discountPercent: 0 }).status).to.equal(200);
      expect(api.call('POST', 'Discount.json', { discountPercent: 1.5 }).status).to.equal(422);
    });

    it('refuse custom fields of choices without one, and choices twice', () => {
      expect(api.call('POST', 'Item/CustomField.json', { name: 'A', type: 'single_choice' }).status).to.equal(422);
      expect(api.call('POST', 'Item/CustomField/3/CustomFieldChoice.json', { name: 'Steel' }).status).to.equal(422);
      expect(api.call('POST', 'Item/CustomField/3/CustomFieldChoice.json', { name: 'Bamboo' }).status).to.equal(200);
    });

    it('place categories in the tree, by parent or by path', () => {
      const made = api.call('POST', 'Category.json', { name: 'Bells', parentID: 1 }).body.Category;
      expect(made).to.include({ fullPathName: 'Bikes/Bells', nodeDepth: '1' });
      const deep = api.call('POST', 'Category.json', { fullPathName: 'Sale/Winter/Hats' }).body.Category;
      expect(deep).to.include({ name: 'Hats', fullPathName: 'Sale/Winter/Hats', nodeDepth: '2' });
      expect(listOf(api.get('Category.json?name=Winter').body.Category)).to.have.length(1);
      const below = api.call('PUT', 'Category/1.json', { parentID: Number(made?.categoryID) });
      expect([below.status, below.body.message]).to.deep.equal([422, below.body.message]);
    });
  });

  describe('of counts', () => {
    it('keep sums per item', () => {
      const count = api.call('POST', 'InventoryCount.json', { name: 'C', shopID: 1 }).body.InventoryCount;
      const entry = { inventoryCountID: count?.inventoryCountID, itemID: 1, employeeID: 1 };
      const calc = () =>
        listOf(
          api.get(`InventoryCountCalc.json?inventoryCountID=${count?.inventoryCountID}`).body.InventoryCountCalc,
        ).map(({ countedQoh }) => countedQoh);
      const first = api.call('POST', 'InventoryCountItem.json', { ...entry, qty: 4 }).body.InventoryCountItem;
      api.call('POST', 'InventoryCountItem.json', { ...entry, qty: 3 });
      expect(calc()).to.deep.equal(['7']);
      api.call('PUT', `InventoryCountItem/${first?.inventoryCountItemID}.json`, { qty: 1, employeeID: 1 });
      expect(calc()).to.deep.equal(['4']);
      api.call('DELETE', `InventoryCountItem/${first?.inventoryCountItemID}.json`);
      expect(calc()).to.deep.equal(['3']);
    });
  });

  describe('of transfers', () => {
    const item = (itemID: number, toSend = 1) => ({ itemID, toSend });
    const lines = (transferID: unknown) =>
      listOf(api.get(`Inventory/Transfer/${transferID}/TransferItems.json`).body.TransferItem).map((line) => [
        line['itemID'],
        line['toSend'],
      ]);
    const send = (id: unknown, verb: string, ...TransferItems: unknown[]) =>
      api.call('POST', `Inventory/Transfer/${id}/${verb}.json`, { TransferItems });

    it('add, change and delete lines in lots, found by item', () => {
      const made = api.call('POST', 'Inventory/Transfer.json', { sendingShopID: 1, receivingShopID: 2 }).body.Transfer;
      expect(made).to.include({ status: 'open', createdByEmployeeID: '1' });
      expect(made?.SendingShop).to.include({ shopID: '1' });
      const id = made?.transferID;
      const added = send(id, 'AddItems', item(1), item(2, 5)).body;
      expect(added).to.not.have.property('@attributes');
      expect(listOf(added.TransferItem)).to.have.length(2);
      expect(send(id, 'AddItems', item(2)).status).to.equal(422);
      send(id, 'UpdateItems', item(2, 9));
      expect(lines(id)).to.deep.equal([
        ['1', '1'],
        ['2', '9'],
      ]);
      expect(send(id, 'DeleteItems', { itemID: 1 }).body.TransferItem).to.include({ itemID: '1' });
      expect(lines(id)).to.deep.equal([['2', '9']]);
    });

    it('take a lot whole or not at all, an array of 1 to 100', () => {
      const [open] = api.admin.records('InventoryTransfer').filter(({ status }) => status === 'open');
      const id = open?.['transferID'];
      const before = lines(id);
      expect(send(id, 'AddItems', item(55), item(9999)).status).to.equal(422);
      expect(lines(id)).to.deep.equal(before);
      expect(send(id, 'AddItems').status).to.equal(400);
      expect(send(id, 'AddItems', ...Array.from({ length: 101 }, (_, i) => item(i + 1))).status).to.equal(400);
      expect(api.call('POST', `Inventory/Transfer/${id}/AddItems.json`, { TransferItems: item(1) }).status).to.equal(
        400,
      );
    });

    it('leave sent ones as they are', () => {
      const [sent] = api.admin.records('InventoryTransfer').filter(({ status }) => status === 'sent');
      const id = sent?.['transferID'];
      expect(send(id, 'AddItems', item(55)).status).to.equal(422);
      expect(api.call('PUT', `Inventory/Transfer/${id}.json`, { note: 'x' }).status).to.equal(422);
    });

    it('archive by a POST of their own, with a body', () => {
      expect(api.call('POST', 'Inventory/Transfer/3/Archive.json').status).to.equal(400);
      expect(api.call('POST', 'Inventory/Transfer/3/Archive.json', {}).body.Transfer).to.include({ archived: 'true' });
      expect(api.call('DELETE', 'Inventory/Transfer/3.json').status).to.equal(405);
    });
  });

  it('import items from catalogues', () => {
    const { body } = api.call('POST', 'CatalogVendorItem.json', { catalogVendorItemID: 5 });
    const offer = body.CatalogVendorItem;
    expect(offer).to.include({ catalogVendorItemID: '5' });
    const item = listOf(api.get('Item.json?sort=-itemID&limit=1').body.Item)[0];
    expect(item).to.include({ description: offer?.description, upc: offer?.upc, defaultCost: offer?.cost });
    expect(api.call('POST', 'CatalogVendorItem.json', { catalogVendorItemID: 999 }).status).to.equal(422);
  });

  it('keep purchase orders and their lines computed', () => {
    const order = api.call('POST', 'Order.json', { shopID: 1, vendorID: 1, shipCost: 5 }).body.Order;
    expect(order?.Note).to.include({ note: '' });
    const line = { orderID: order?.orderID, itemID: 1, quantity: 3, originalPrice: 12, price: 10 };
    const made = api.call('POST', 'OrderLine.json', line).body.OrderLine;
    expect(made).to.include({ total: '30' });
    const read = () => api.get(`Order/${order?.orderID}.json`).body.Order;
    expect(read()).to.include({ totalQuantity: '3', subTotalCost: '30', totalCost: '35', totalDiscount: '6' });
    api.call('DELETE', `OrderLine/${made?.orderLineID}.json`);
    expect(read()).to.include({ totalQuantity: '0', totalCost: '5' });
  });
});
