import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated items', () => {
  let api: ReturnType<typeof apiUnderTest>;
  beforeEach(() => {
    api = apiUnderTest();
  });
  const stocks = (itemID: unknown) => api.admin.records('ItemShop').filter((row) => row['itemID'] === Number(itemID));
  const byShop = (itemID: unknown) => Object.fromEntries(stocks(itemID).map(({ shopID, qoh }) => [shopID, qoh]));
  const put = (ItemShop: unknown, id: unknown = 1) => api.call('PUT', `Item/${id}.json`, { ItemShops: { ItemShop } });

  it('come with a bar code, every price level and a stock record per shop and for shop 0', () => {
    const { Item } = api.call('POST', 'Item.json', {
      description: 'Lamp',
      Prices: { ItemPrice: [{ amount: 20, useType: 'MSRP' }] },
      ItemShops: { ItemShop: [{ shopID: 2, qoh: 4 }] },
    }).body;
    expect(Item?.systemSku).to.match(/^\d{12}$/);
    expect(listOf(Item?.Prices?.ItemPrice).map(({ useType, amount }) => [useType, amount])).to.deep.equal([
      ['MSRP', '20'],
      ['Default', '0'],
      ['Online', '0'],
    ]);
    expect(listOf(Item?.ItemShops?.ItemShop)).to.have.length(3);
    expect(byShop(Item?.itemID)).to.deep.equal({ 0: 4, 1: 0, 2: 4 });
  });

  it('take stock by shop or by record, and keep the summary', () => {
    const id = api.call('POST', 'Item.json', { description: 'Lamp' }).body.Item?.itemID;
    put({ shopID: 1, qoh: 5 }, id);
    const second = stocks(id).find(({ shopID }) => shopID === 2);
    put([{ itemShopID: second?.['itemShopID'], qoh: -2, reorderPoint: 1 }], id);
    expect(byShop(id)).to.deep.equal({ 0: 3, 1: 5, 2: -2 });
    expect(stocks(id).find(({ shopID }) => shopID === 2)).to.include({ sellable: 0, reorderPoint: 1 });
  });

  it('get a missing stock record when it is needed', () => {
    const gap = api.admin.records('Item').find(({ itemID }) => !stocks(itemID).some(({ shopID }) => shopID === 2));
    put({ shopID: 2, qoh: 7 }, gap?.['itemID']);
    expect(stocks(gap?.['itemID']).find(({ shopID }) => shopID === 2)).to.include({ qoh: 7 });
  });

  it('do not move their time when only their stock changes, but move that of the stock and its summary', () => {
    const before = api.admin.record('Item', '1')?.['timeStamp'];
    const other = stocks(1).find(({ shopID }) => shopID === 2)?.['timeStamp'];
    put({ shopID: 1, qoh: 77 });
    expect(api.admin.record('Item', '1')).to.include({ timeStamp: before });
    const times = Object.fromEntries(stocks(1).map(({ shopID, timeStamp }) => [shopID, timeStamp]));
    expect(times).to.deep.equal({ 0: NOW, 1: NOW, 2: other });
    api.call('PUT', 'Item/1.json', { description: 'x', ItemShops: { ItemShop: { shopID: 1, qoh: 78 } } });
    expect(api.admin.record('Item', '1')).to.include({ timeStamp: NOW });
  });

  const bad: [string, unknown][] = [
    ['the summary shop', { shopID: 0, qoh: 1 }],
    ['an unknown shop', { shopID: 99, qoh: 1 }],
    [
      'a shop twice',
      [
        { shopID: 1, qoh: 1 },
        { shopID: 1, qoh: 2 },
      ],
    ],
    ['no shop', { qoh: 1 }],
    ['a stock record of another item', { itemShopID: 9999, qoh: 1 }],
    ['a quantity that is none', { shopID: 1, qoh: 'many' }],
  ];
  for (const [name, entry] of bad) {
    it(`refuse stock for ${name}`, () => {
      const before = stocks(1);
      expect(put(entry).status).to.equal(422);
      expect(stocks(1)).to.deep.equal(before);
    });
  }

  it('change stock only through the item, reorder settings through ItemShop as well', () => {
    const id = stocks(1)[0]?.['itemShopID'];
    const before = stocks(1)[0]?.['qoh'];
    const changed = api.call('PUT', `ItemShop/${id}.json`, { qoh: 999, reorderPoint: 6 }).body.ItemShop;
    expect(changed).to.include({ qoh: String(before), reorderPoint: '6', timeStamp: NOW });
  });

  it('replace a price of the same level', () => {
    api.call('PUT', 'Item/1.json', { Prices: { ItemPrice: { useTypeID: 1, amount: 3 } } });
    const prices = listOf(api.get('Item/1.json').body.Item?.Prices?.ItemPrice);
    expect(prices.filter(({ useTypeID }) => useTypeID === '1').map(({ amount }) => amount)).to.deep.equal(['3']);
    expect(prices).to.have.length(3);
    expect(api.call('PUT', 'Item/1.json', { Prices: { ItemPrice: { useType: 'Moon', amount: 3 } } }).status).to.equal(
      422,
    );
  });

  it('add new vendor numbers and change existing ones by id', () => {
    const numbers = () =>
      api.admin
        .records('ItemVendorNum')
        .filter(({ itemID }) => itemID === 1)
        .map(({ vendorID, value }) => [vendorID, value]);
    const write = (ItemVendorNum: unknown) => api.call('PUT', 'Item/1.json', { ItemVendorNums: { ItemVendorNum } });
    for (const { itemVendorNumID, itemID } of api.admin.records('ItemVendorNum')) {
      if (itemID === 1) {
        api.admin.change('ItemVendorNum', String(itemVendorNumID), { itemID: 2 });
      }
    }
    write([
      { vendorID: 1, value: 'A' },
      { vendorID: 2, value: 'B' },
    ]);
    const own = api.admin.records('ItemVendorNum').find(({ itemID }) => itemID === 1);
    write({ itemVendorNumID: own?.['itemVendorNumID'], value: 'A2' });
    expect(numbers()).to.deep.equal([
      [1, 'A2'],
      [2, 'B'],
    ]);
    const foreign = api.admin.records('ItemVendorNum').find(({ itemID }) => itemID !== 1);
    expect(write({ itemVendorNumID: foreign?.['itemVendorNumID'], value: 'C' }).status).to.equal(422);
  });

  it('add their attribute values to the matrix', () => {
    const matrix = api.call('POST', 'ItemMatrix.json', { description: 'Cap', itemAttributeSetID: '1' }).body.ItemMatrix;
    expect(matrix).to.include({ attribute1Values: '', attribute2Values: '' });
    const itemMatrixID = matrix?.itemMatrixID;
    const member = (attribute1: string, attribute2: string) =>
      api.call('POST', 'Item.json', {
        description: 'Cap',
        itemMatrixID,
        ItemAttributes: { itemAttributeSetID: 1, attribute1, attribute2 },
      });
    member('Red', 'S');
    const read = () => api.get(`ItemMatrix/${itemMatrixID}.json`).body.ItemMatrix;
    expect(read()).to.include({ attribute1Values: 'Red', attribute2Values: 'S' });
    member('Red', 'M');
    expect(read()).to.deep.include({ attribute1Values: 'Red', attribute2Values: ['S', 'M'] });
  });

  it('of serialized types need the flag', () => {
    expect(api.call('POST', 'Item.json', { description: 'x', itemType: 'serialized' }).status).to.equal(422);
    expect(
      api.call('POST', 'Item.json', { description: 'x', itemType: 'serialized', serialized: true }).status,
    ).to.equal(200);
  });
});
