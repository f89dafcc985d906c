import { expect } from 'chai';
import { listOf } from '../../support/callApi';
import { card, type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated work orders', () => {
  let shop: ShopUnderTest;
  let id: number;
  beforeEach(() => {
    shop = shopUnderTest();
    shop.admin.change('Shop', '1', { serviceRate: 60 });
    id = Number(
      shop.call('POST', 'Workorder.json', { customerID: 1, shopID: 1, employeeID: 2, note: 'Squeaks' }).body.Workorder
        ?.workorderID,
    );
  });
  const add = (kind: 'Item' | 'Line', fields: object) =>
    shop.call('POST', `Workorder/${id}/Workorder${kind}.json`, fields).body[`Workorder${kind}`];
  const part = (fields = {}) => add('Item', { itemID: 1, unitQuantity: 2, ...fields });
  const labour = (fields = {}) => add('Line', { note: 'Repair', minutes: 30, tax: false, ...fields });
  const checkout = (of = id) => shop.call('POST', `Workorder/${of}/Checkout.json`, {});
  const saleLine = (of: unknown) => shop.admin.record('SaleLine', String(of));

  it('reserve their parts like layaways, at the item’s price', () => {
    const made = part();
    expect(made).to.include({ unitPrice: '10' });
    expect(saleLine(made?.saleLineID)).to.include({
      saleID: 0,
      isWorkorder: true,
      itemID: 1,
      unitQuantity: 2,
      customerID: 1,
      shopID: 1,
    });
    expect([shop.qoh(1), shop.stock(1, 'onWorkorder')]).to.deep.equal([8, 2]);
    const path = `Workorder/${id}/WorkorderItem/${made?.workorderItemID}.json`;
    shop.call('PUT', path, { unitQuantity: 5 });
    expect([shop.qoh(1), shop.stock(1, 'onWorkorder')]).to.deep.equal([5, 5]);
    shop.call('DELETE', path);
    expect([shop.qoh(1), shop.stock(1, 'onWorkorder'), saleLine(made?.saleLineID)]).to.deep.equal([10, 0, undefined]);
  });

  it('let nobody else change the lines of their parts', () => {
    const { saleLineID } = part() ?? {};
    expect(shop.call('PUT', `SaleLine/${saleLineID}.json`, { unitQuantity: 1 }).status).to.equal(422);
  });

  it('become an open sale with a line for each part and labour', () => {
    part();
    labour();
    labour({ hours: 1, minutes: 0, unitPriceOverride: 90 });
    const { status, body } = checkout();
    expect(status).to.equal(200);
    expect(Object.keys(body.Checkout ?? {})).to.deep.equal(['saleID']);
    const load = encodeURIComponent('["SaleLines"]');
    const sale = shop.get(`Sale/${body.Checkout?.saleID}.json?load_relations=${load}`).body.Sale;
    expect(sale).to.include({ completed: 'false', customerID: '1', shopID: '1', employeeID: '2', total: '140' });
    const sold = listOf(sale?.SaleLines?.SaleLine).map((line) => [
      line['itemID'],
      line['unitQuantity'],
      line['unitPrice'],
    ]);
    expect(sold).to.deep.equal([
      ['1', '2', '10'],
      ['0', '1', '30'],
      ['0', '1', '90'],
    ]);
    expect([shop.qoh(1), shop.stock(1, 'onWorkorder')]).to.deep.equal([8, 2]);
  });

  it('charge nothing under warranty', () => {
    part({ warranty: true });
    labour();
    const { saleID } = checkout().body.Checkout ?? {};
    expect(shop.get(`Sale/${saleID}.json`).body.Sale).to.include({ total: '30' });
  });

  it('are paid when the sale is completed, and fixed from then on', () => {
    const made = part();
    const { saleID } = checkout().body.Checkout ?? {};
    const before = shop.get(`Workorder/${id}.json`).body.Workorder;
    expect(before).to.include({ saleID: '0' });
    expect(shop.call('PUT', `Sale/${saleID}.json`, { registerID: 1, completed: true, ...card(20) }).status).to.equal(
      200,
    );
    const status = shop.admin.records('WorkorderStatus').find(({ systemValue }) => systemValue === 'paid');
    expect(shop.get(`Workorder/${id}.json`).body.Workorder).to.include({
      saleID,
      workorderStatusID: String(status?.['workorderStatusID']),
    });
    expect(shop.get(`Workorder/${id}/WorkorderItem/${made?.workorderItemID}.json`).body.WorkorderItem).to.include({
      saleID,
    });
    expect([shop.qoh(1), shop.stock(1, 'onWorkorder')]).to.deep.equal([8, 0]);
    expect(shop.call('POST', `Workorder/${id}/WorkorderItem.json`, { itemID: 1 }).status).to.equal(422);
  });

  it('are checked out once, unless the sale was archived', () => {
    part();
    const { saleID } = checkout().body.Checkout ?? {};
    expect(checkout().status).to.equal(422);
    shop.call('DELETE', `Sale/${saleID}.json`);
    expect(checkout().status).to.equal(200);
  });

  it('leave the lines on their sale when they are changed after that', () => {
    const made = part({ isSpecialOrder: true });
    const { saleID } = checkout().body.Checkout ?? {};
    shop.call('PUT', `Workorder/${id}.json`, { note: 'Urgent' });
    expect(saleLine(made?.saleLineID)).to.include({ saleID: Number(saleID), isSpecialOrder: true });
  });

  it('of the generated shop can be checked out', () => {
    const known = shop.admin.records('WorkorderItem')[0]?.['workorderID'];
    expect(checkout(Number(known)).status).to.equal(200);
  });

  it('are cloned with parts and labour, due at once', () => {
    part({ note: 'Front' });
    labour();
    checkout();
    const relations = encodeURIComponent('["WorkorderItem","WorkorderLine"]');
    const { status, body } = shop.call('POST', `Workorder/${id}/Clone.json?load_relations=${relations}`, {
      employeeID: 3,
    });
    expect(status).to.equal(200);
    const clone = body.Workorder;
    expect(clone).to.include({
      note: 'Squeaks',
      customerID: '1',
      employeeID: '3',
      saleID: '0',
      timeIn: NOW,
      etaOut: NOW,
      timeStamp: NOW,
    });
    expect(clone?.workorderID).to.not.equal(String(id));
    expect(clone?.systemSku)
      .to.match(/^\d{12}$/)
      .and.not.equal(shop.get(`Workorder/${id}.json`).body.Workorder?.systemSku);
    expect(clone?.WorkorderItem?.WorkorderItem).to.include({ itemID: '1', note: 'Front', unitQuantity: '2' });
    expect(clone?.WorkorderLine?.WorkorderLine).to.include({ note: 'Repair' });
    expect(checkout(Number(clone?.workorderID)).status).to.equal(200);
    expect(shop.qoh(1)).to.equal(6);
  });

  it('give their parts back when they are archived', () => {
    part();
    shop.call('DELETE', `Workorder/${id}.json`);
    expect([shop.qoh(1), checkout().status]).to.deep.equal([10, 422]);
  });

  it('pass customer, shop and employee on to their parts', () => {
    const made = part();
    shop.call('PUT', `Workorder/${id}.json`, { customerID: 2, shopID: 2, employeeID: 3, assignEmployeeToAll: true });
    expect(saleLine(made?.saleLineID)).to.include({ customerID: 2, shopID: 2, employeeID: 3 });
    expect([shop.qoh(1), shop.qoh(1, 2)]).to.deep.equal([10, 0]);
  });
});
