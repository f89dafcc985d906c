import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

describe('Emulated purchase orders', () => {
  let api: ReturnType<typeof apiUnderTest>;
  let orderID: string | undefined;
  beforeEach(() => {
    api = apiUnderTest({ items: 20, matrices: 0, customers: 2, sales: 0, orders: 2 });
    orderID = String(order({}).body.Order?.orderID);
  });
  const order = (fields: object) => api.call('POST', 'Order.json', { shopID: 1, vendorID: 1, ...fields });
  const read = () => api.get(`Order/${orderID}.json`).body.Order;
  const put = (fields: object) => api.call('PUT', `Order/${orderID}.json`, fields).body.Order;
  const line = (fields: object) => api.call('POST', 'OrderLine.json', { orderID, itemID: 1, quantity: 2, ...fields });

  const DATES = { orderedDate: '2026-05-02T10:00:00+00:00', receivedDate: '2026-05-09T10:00:00+00:00' };

  it('keep the dates that move the status only once they have a line', () => {
    const arrivalDate = '2026-05-08T10:00:00+00:00';
    const fresh = order({ ...DATES, arrivalDate }).body.Order;
    expect(fresh).to.include({ arrivalDate }).and.not.have.any.keys('orderedDate', 'receivedDate');
    expect(put({ ...DATES, refNum: 'R' }))
      .to.include({ refNum: 'R' })
      .and.not.have.any.keys('orderedDate', 'receivedDate');
    line({});
    expect(put(DATES)).to.include(DATES);
  });

  it('ignore lines nested at creation', () => {
    const nested = { OrderLines: { OrderLine: [{ itemID: 1, quantity: 3, price: 4 }] } };
    const { status, body } = order(nested);
    expect([status, body.Order?.totalQuantity]).to.deep.equal([200, '0']);
    expect(listOf(api.get(`OrderLine.json?orderID=${body.Order?.orderID}`).body.OrderLine)).to.deep.equal([]);
  });

  it('follow every write of their lines with their totals', () => {
    put({ shipCost: 5, otherCost: -1 });
    const first = line({ price: 3, originalPrice: 4 }).body.OrderLine;
    expect(first).to.include({ total: '6', vendorCost: '4' });
    const second = line({ itemID: 2, quantity: 10, price: 0.5, originalPrice: 0.5 }).body.OrderLine;
    expect(read()).to.include({ totalQuantity: '12', subTotalCost: '11', totalDiscount: '2', totalCost: '15' });
    api.call('PUT', `OrderLine/${first?.orderLineID}.json`, { quantity: 1 });
    expect(read()).to.include({ totalQuantity: '11', subTotalCost: '8', totalCost: '12' });
    api.call('DELETE', `OrderLine/${second?.orderLineID}.json`);
    expect(read()).to.include({ totalQuantity: '1', subTotalCost: '3', totalCost: '7' });
  });

  it('let a line move to another one, and follow on both sides', () => {
    const { orderLineID } = line({ price: 3 }).body.OrderLine ?? {};
    const other = order({}).body.Order?.orderID;
    api.call('PUT', `OrderLine/${orderLineID}.json`, { orderID: Number(other) });
    expect([read()?.totalQuantity, api.get(`Order/${other}.json`).body.Order?.totalQuantity]).to.deep.equal(['0', '2']);
  });

  it('take the vendor’s cost in his currency in place of the original price', () => {
    const purchasingCurrency = { code: 'EUR', symbol: '€', rate: 1.25 };
    api.admin.change('Vendor', '2', { purchasingCurrency });
    const made = order({ vendorID: 2 }).body.Order;
    expect(made).to.include({ vendorCurrencyCode: 'EUR', vendorCurrencyRate: '1.25' });
    const post = (fields: object) => line({ orderID: made?.orderID, ...fields });
    const foreign = post({ vendorCost: 8 }).body.OrderLine;
    expect(foreign).to.include({ vendorCost: '8', originalPrice: '10', price: '10', total: '20' });
    expect(post({ originalPrice: 10, price: 9 }).body.OrderLine).to.include({ vendorCost: '8', price: '9' });
    expect(post({ price: 10 }).body.OrderLine).to.include({ vendorCost: '8', originalPrice: '10' });
    const path = `OrderLine/${foreign?.orderLineID}.json`;
    expect(api.call('PUT', path, { vendorCost: 4 }).body.OrderLine).to.include({ originalPrice: '5', price: '10' });
    for (const reply of [
      post({ vendorCost: 8, originalPrice: 10 }),
      api.call('PUT', path, { vendorCost: 8, originalPrice: 10 }),
    ]) {
      expect([reply.status, String(reply.body.message)]).to.satisfy(
        ([status, text]: [number, string]) => status === 422 && text.includes('originalPrice'),
      );
    }
  });

  it('take their discount off a cost that comes without a price', () => {
    put({ discount: 10 });
    expect(line({ originalPrice: 20 }).body.OrderLine).to.include({ price: '18', originalPrice: '20' });
  });

  const bad: [string, object][] = [
    ['no order', { orderID: undefined }],
    ['no item', { itemID: undefined }],
    ['order 0', { orderID: 0 }],
    ['an unknown order', { orderID: 9999 }],
    ['an unknown item', { itemID: 9999 }],
    ['a quantity that is none', { quantity: 'two' }],
  ];
  for (const [name, fields] of bad) {
    it(`refuse a line with ${name}`, () => {
      expect(line(fields).status).to.equal(422);
      expect(read()).to.include({ totalQuantity: '0' });
    });
  }

  it('refuse changes of their lines once they are complete or archived', () => {
    const path = `OrderLine/${line({}).body.OrderLine?.orderLineID}.json`;
    const statuses = () =>
      [line({}), api.call('PUT', path, { numReceived: 1 }), api.call('DELETE', path)].map(({ status }) => status);
    api.admin.change('Order', String(orderID), { complete: true });
    expect(statuses()).to.deep.equal([422, 422, 422]);
    api.admin.change('Order', String(orderID), { complete: false });
    expect(api.call('DELETE', `Order/${orderID}.json`).body.Order).to.include({ archived: 'true' });
    expect(statuses()).to.deep.equal([422, 422, 422]);
  });

  it('keep what has come in apart from stock', () => {
    const { orderLineID } = line({ numReceived: 1 }).body.OrderLine ?? {};
    const reply = api.call('PUT', `OrderLine/${orderLineID}.json`, { numReceived: 2, checkedIn: 2 });
    expect(reply.body.OrderLine).to.include({ numReceived: '2', checkedIn: '0' });
  });

  it('take 500 lines', () => {
    for (let number = 0; number < 500; number++) {
      line({ itemID: 1 + (number % 20), quantity: 1, price: 1 });
    }
    expect(read()).to.include({ totalQuantity: '500', subTotalCost: '500' });
  });
});
