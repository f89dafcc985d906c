import { expect } from 'chai';
import { listOf } from '../../support/callApi';
import { type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated inventory counts', () => {
  let shop: ShopUnderTest;
  let inventoryCountID: number;
  beforeEach(() => {
    shop = shopUnderTest();
    const count = shop.call('POST', 'InventoryCount.json', { name: 'June', shopID: 1 }).body.InventoryCount;
    inventoryCountID = Number(count?.inventoryCountID);
  });
  const count = (itemID: number, qty: number) =>
    shop.call('POST', 'InventoryCountItem.json', { inventoryCountID, itemID, qty, employeeID: 1 });
  const reconcile = (fields = {}) => shop.call('POST', 'InventoryCountReconcile.json', { inventoryCountID, ...fields });
  const calcs = () =>
    listOf(shop.get(`InventoryCountCalc.json?inventoryCountID=${inventoryCountID}`).body.InventoryCountCalc);

  it('add several entries of an item up, and move nothing yet', () => {
    const first = count(1, 4).body.InventoryCountItem;
    count(1, 3);
    count(2, 9);
    const sums = () => calcs().map(({ itemID, calcQoh, countedQoh }) => [itemID, calcQoh, countedQoh]);
    expect(sums()).to.deep.equal([
      ['1', '10', '7'],
      ['2', '10', '9'],
    ]);
    shop.call('PUT', `InventoryCountItem/${first?.inventoryCountItemID}.json`, { qty: 5, employeeID: 1 });
    expect(sums()).to.deep.equal([
      ['1', '10', '8'],
      ['2', '10', '9'],
    ]);
    shop.call('DELETE', `InventoryCountItem/${first?.inventoryCountItemID}.json`);
    expect(sums()).to.deep.equal([
      ['1', '10', '3'],
      ['2', '10', '9'],
    ]);
    expect(shop.qoh(1)).to.equal(10);
  });

  it('forget an item whose last entry is deleted', () => {
    const { inventoryCountItemID } = count(1, 4).body.InventoryCountItem ?? {};
    shop.call('DELETE', `InventoryCountItem/${inventoryCountItemID}.json`);
    expect([calcs(), reconcile().status, shop.qoh(1)]).to.deep.equal([[], 422, 10]);
  });

  it('set stock to what was counted when they are reconciled, with a record and an entry of the log per item', () => {
    count(1, 7);
    count(2, 12);
    count(3, 10);
    const { status, body } = reconcile();
    expect(status).to.equal(200);
    expect(
      listOf(body.InventoryCountReconcile).map((row) => [
        row['itemID'],
        row['qohChange'],
        row['costChange'],
        row['createTime'],
      ]),
    ).to.deep.equal([
      ['1', '-3', '-12', NOW],
      ['2', '2', '8', NOW],
      ['3', '0', '0', NOW],
    ]);
    expect([shop.qoh(1), shop.qoh(2), shop.qoh(3), shop.qoh(1, 0)]).to.deep.equal([7, 12, 10, 7]);
    expect(
      shop.logged().map((row) => [row['itemID'], row['reason'], row['qohChange'], row['inventoryCountID']]),
    ).to.deep.equal([
      [1, 'RemoveForInventoryCount', -3, inventoryCountID],
      [2, 'AddInventoryForCount', 2, inventoryCountID],
    ]);
  });

  it('reconcile one item, and the rest later, each once', () => {
    count(1, 7);
    count(2, 12);
    const one = reconcile({ itemID: 1 }).body;
    expect(one.InventoryCountReconcile).to.include({ itemID: '1', qohChange: '-3' });
    expect([shop.qoh(1), shop.qoh(2)]).to.deep.equal([7, 10]);
    shop.call('PUT', 'Item/1.json', { ItemShops: { ItemShop: { shopID: 1, qoh: 20 } } });
    expect(reconcile({ itemID: 1 }).status).to.equal(422);
    expect(reconcile().body.InventoryCountReconcile).to.include({ itemID: '2' });
    const again = reconcile();
    expect([again.status, String(again.body.message).includes('already')]).to.deep.equal([422, true]);
    expect([shop.qoh(1), shop.qoh(2)]).to.deep.equal([20, 12]);
  });

  it('keep apart from each other', () => {
    count(1, 7);
    reconcile();
    const first = inventoryCountID;
    inventoryCountID = Number(
      shop.call('POST', 'InventoryCount.json', { name: 'July', shopID: 1 }).body.InventoryCount?.inventoryCountID,
    );
    count(1, 5);
    expect(calcs()[0]).to.include({ countedQoh: '5', calcQoh: '7' });
    expect(reconcile({ inventoryCountID: first }).status).to.equal(422);
    expect([reconcile().status, shop.qoh(1)]).to.deep.equal([200, 5]);
  });

  it('fix the entries of what is reconciled', () => {
    const path = `InventoryCountItem/${count(1, 7).body.InventoryCountItem?.inventoryCountItemID}.json`;
    reconcile();
    const replies = [count(1, 1), shop.call('PUT', path, { qty: 1, employeeID: 1 }), shop.call('DELETE', path)];
    expect(replies.map(({ status }) => status)).to.deep.equal([422, 422, 422]);
    expect(count(2, 1).status).to.equal(200);
  });

  it('make a stock record where there is none', () => {
    const shopID = Number(shop.call('POST', 'Shop.json', { name: 'New' }).body.Shop?.shopID);
    shop.call('PUT', `InventoryCount/${inventoryCountID}.json`, { shopID });
    count(1, 6);
    reconcile();
    expect([shop.qoh(1, shopID), shop.qoh(1), shop.qoh(1, 0)]).to.deep.equal([6, 10, 16]);
  });

  const bad: [string, object][] = [
    ['no count', { inventoryCountID: undefined }],
    ['an unknown count', { inventoryCountID: 9999 }],
    ['an item that was not counted', { itemID: 2 }],
    ['an unknown item', { itemID: 9999 }],
  ];
  for (const [name, fields] of bad) {
    it(`refuse to reconcile ${name}`, () => {
      count(1, 7);
      expect(reconcile(fields).status).to.equal(422);
      expect(shop.qoh(1)).to.equal(10);
    });
  }

  it('refuse to reconcile nothing, and to hang an entry on another item', () => {
    expect(reconcile().status).to.equal(422);
    const path = `InventoryCountItem/${count(1, 7).body.InventoryCountItem?.inventoryCountItemID}.json`;
    expect(shop.call('PUT', path, { itemID: 2, employeeID: 1 }).status).to.equal(422);
  });
});
