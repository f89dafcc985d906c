import { expect } from 'chai';
import { listOf } from '../../support/callApi';
import { lines, payments, type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated registers', () => {
  let shop: ShopUnderTest;
  beforeEach(() => {
    shop = shopUnderTest();
    shop.admin.change('Register', '1', { open: false, openTime: '2026-05-31T08:00:00+00:00' });
  });
  const open = (fields: object) => shop.call('POST', 'Register/1/open.json', fields);
  const close = (fields: object = {}) => shop.call('POST', 'Register/1/close.json', fields);
  const register = () => shop.get('Register/1.json').body.Register;
  const amounts = (list: unknown, name: string) =>
    Object.fromEntries(listOf(list).map((each) => [each['paymentTypeID'], each[name]]));

  it('open with an amount in the till, which is a withdrawal with a plus', () => {
    const { status, body } = open({ paymentTypeID: 1, amount: 150, notes: 'Float', employeeID: 2 });
    expect(status).to.equal(200);
    const { registerWithdrawID } = body.RegisterWithdraw ?? {};
    expect(body.RegisterWithdraw).to.include({
      amount: '150',
      notes: 'Float',
      employeeID: '2',
      registerID: '1',
      createTime: NOW,
    });
    expect(shop.get(`RegisterWithdraw/${registerWithdrawID}.json`).status).to.equal(200);
    expect(register()).to.include({ open: 'true', openTime: NOW, openEmployeeID: '2' });
  });

  it('take another type’s amount while they are open, the same one once', async () => {
    open({ paymentTypeID: 1, amount: 150 });
    shop.clock.advance(60_000);
    expect(open({ paymentTypeID: 1, amount: 150 }).status).to.equal(422);
    expect(open({ paymentTypeID: 3 }).body.RegisterWithdraw).to.include({ amount: '0' });
    expect(register()).to.include({ openTime: NOW });
  });

  it('do not open without a payment type, or with less than nothing', () => {
    const before = shop.admin.records('RegisterWithdraw').length;
    expect([
      open({ amount: 1 }).status,
      open({ paymentTypeID: 1, amount: -1 }).status,
      open({ paymentTypeID: 99 }).status,
    ]).to.deep.equal([422, 422, 422]);
    expect([register()?.open, shop.admin.records('RegisterWithdraw').length]).to.deep.equal(['false', before]);
  });

  it('calculate what should be in them since they were opened, and close with it', () => {
    open({ paymentTypeID: 1, amount: 150 });
    shop.call('POST', 'RegisterWithdraw.json', { registerID: 1, paymentTypeID: 1, amount: -60, notes: 'Bank' });
    shop.sell({
      completed: true,
      ...lines({ itemID: 1, unitQuantity: 2 }),
      ...payments({ amount: 30, paymentTypeID: 1 }),
    });
    shop.sell({
      completed: true,
      ...lines({ itemID: 1, unitQuantity: 1 }),
      ...payments({ amount: 10, paymentTypeID: 3 }),
    });
    const calculated = shop.get('Register/1/calculated.json').body.CalculatedAmount;
    expect(listOf(calculated)).to.deep.include({ add: '150', withdraw: '-60', payment: '20', paymentTypeID: '1' });
    shop.clock.advance(3_600_000);
    const { RegisterCount } = close({ notes: 'Evening', closeEmployeeID: 3, openTime: '2020-01-01' }).body;
    expect(RegisterCount).to.include({
      registerID: '1',
      notes: 'Evening',
      openEmployeeID: '1',
      closeEmployeeID: '3',
      openTime: NOW,
      createTime: '2026-06-01T13:00:00+00:00',
    });
    const counted = RegisterCount?.RegisterCountAmounts?.RegisterCountAmount;
    expect(amounts(counted, 'calculated')).to.include({ 1: '110', 3: '10', 4: '0' });
    expect(new Set(Object.values(amounts(counted, 'actual')))).to.deep.equal(new Set(['0']));
    expect(register()).to.include({ open: 'false', openTime: NOW });
  });

  it('do not close twice', () => {
    expect(close().status).to.equal(422);
    open({ paymentTypeID: 1 });
    expect([close().status, close().status]).to.deep.equal([200, 422]);
  });

  it('neither open nor close by a plain update, which may rename them', () => {
    const put = shop.call('PUT', 'Register/1.json', { name: 'Front', open: true, openTime: NOW, openEmployeeID: 3 });
    expect(put.body.Register).to.include({ name: 'Front', open: 'false', openEmployeeID: '1' });
  });
});
