import { expect } from 'chai';
import { type ApiUnderTest, apiUnderTest } from '../../support/callApi';

const DAYS = 'startDate=2026-05-10&endDate=2026-05-12';

describe('Emulated reports', () => {
  let api: ApiUnderTest;
  beforeEach(() => {
    api = apiUnderTest({ items: 5, matrices: 0, customers: 2, sales: 0, orders: 1 });
    for (const itemID of ['1', '2']) {
      const taxClassID = itemID === '1' ? 1 : 3;
      const costs = { avgCost: 4, fifoCost: 3, tax: true, taxClassID };
      api.admin.change('Item', itemID, { ...costs, Prices: [{ amount: 10, useType: 'Default', useTypeID: 1 }] });
    }
  });
  const rows = (name: string, query = DAYS) => {
    const envelopes: Record<string, string> = {
      DiscountsByDay: 'Discounts',
      OrdersByTaxClass: 'Order',
      PaymentsByDay: 'Payments',
      TaxClassSalesByDay: 'SalesDay',
      TaxesByDay: 'Taxes',
    };
    return api.all(`Reports/Accounting/${name}.json?${query}`, envelopes[name] ?? '');
  };
  // Shop 1 is in Los Angeles, seven hours behind in May, and taxes at 8 %, clothing at 4 %.
  const sell = (completeTime: string, lines: object[], amount: number, more = {}) => {
    const SalePayments = { SalePayment: [{ amount, paymentTypeID: 1 }] };
    const sale = {
      employeeID: 1,
      registerID: 1,
      shopID: 1,
      completed: true,
      completeTime,
      SaleLines: { SaleLine: lines },
      SalePayments,
    };
    const { status, body } = api.call('POST', 'Sale.json', { ...sale, ...more });
    expect([status, body.message]).to.deep.equal([200, undefined]);
    return String(body.Sale?.saleID);
  };
  const one = { itemID: 1, unitQuantity: 1 };
  const two = { itemID: 2, unitQuantity: 2, discountAmount: 5 };

  it('add up sales per day of the shop’s own zone, both days included', () => {
    sell('2026-05-10T06:59:59+00:00', [one], 10.8);
    sell('2026-05-10T07:00:00+00:00', [one], 10.8);
    sell('2026-05-13T06:59:59+00:00', [one], 10.8);
    sell('2026-05-13T07:00:00+00:00', [one], 10.8);
    expect(rows('PaymentsByDay')).to.deep.equal([
      { date: '05/10/2026', shopID: '1', amount: '10.80', paymentTypeName: 'Cash', paymentTypeID: '1' },
      { date: '05/12/2026', shopID: '1', amount: '10.80', paymentTypeName: 'Cash', paymentTypeID: '1' },
    ]);
  });

  it('are filtered by date as by any other field', () => {
    sell('2026-05-11T06:00:00+00:00', [{ itemID: 1, unitQuantity: 1 }], 10.8);
    sell('2026-05-12T12:00:00+00:00', [{ itemID: 1, unitQuantity: 1 }], 10.8);
    const days = (query: string) => rows('PaymentsByDay', `${DAYS}${query}`).map(({ date }) => date);
    expect(days('')).to.deep.equal(['05/10/2026', '05/12/2026']);
    expect(days('&date=2026-05-10')).to.deep.equal(['05/10/2026']);
    expect(days('&date=%3E%2C2026-05-10')).to.deep.equal(['05/12/2026']);
  });

  it('tell taxes by category, sales by tax class, and discounts', () => {
    sell('2026-05-11T12:00:00+00:00', [one, two], 26.4);
    sell('2026-05-11T13:00:00+00:00', [one], 10.8);
    const day = { date: '05/11/2026', shopID: '1' };
    expect(rows('TaxesByDay')).to.deep.equal([
      { ...day, taxCategoryID: '1', taxCategoryName: 'Sales Tax', tax: '2.20' },
    ]);
    expect(rows('DiscountsByDay')).to.deep.equal([{ ...day, discount: '5.00' }]);
    expect(rows('TaxClassSalesByDay')).to.deep.equal([
      {
        ...day,
        taxClassID: '1',
        taxClassName: 'Item',
        subtotal: '20.00',
        fifoCost: '6.000000000',
        avgCost: '8.000000000',
      },
      {
        ...day,
        taxClassID: '3',
        taxClassName: 'Clothing',
        subtotal: '20.00',
        fifoCost: '6.000000000',
        avgCost: '8.000000000',
      },
    ]);
  });

  it('count nothing that is open or void', () => {
    const id = sell('2026-05-11T12:00:00+00:00', [one], 10.8);
    api.admin.change('Sale', id, { voided: true });
    sell('2026-05-11T12:00:00+00:00', [one], 1, { completed: false });
    expect(
      ['PaymentsByDay', 'TaxesByDay', 'DiscountsByDay', 'TaxClassSalesByDay'].map((name) => rows(name)),
    ).to.deep.equal([[], [], [], []]);
  });

  it('tell what received orders cost by tax class', () => {
    const orderID = api.call('POST', 'Order.json', { shopID: 1, vendorID: 2, shipCost: 5, otherCost: 1 }).body.Order
      ?.orderID;
    for (const [itemID, quantity] of [
      [1, 3],
      [2, 1],
      [1, 1],
    ]) {
      api.call('POST', 'OrderLine.json', { orderID, itemID, quantity, price: 2 });
    }
    expect(rows('OrdersByTaxClass')).to.deep.equal([]);
    api.call('PUT', `Order/${orderID}.json`, { receivedDate: '2026-05-11T12:00:00+00:00' });
    const vendorName = String(api.admin.record('Vendor', '2')?.['name']);
    const order = {
      date: '05/11/2026',
      orderID,
      shopID: '1',
      vendorID: '2',
      vendorName,
      totalShipCost: '5.00',
      totalOtherCost: '1.00',
    };
    expect(rows('OrdersByTaxClass')).to.deep.equal([
      { ...order, taxClassID: '1', taxClassName: 'Item', cost: '8.000000000' },
      { ...order, taxClassID: '3', taxClassName: 'Clothing', cost: '2.000000000' },
    ]);
  });

  it('fit together: sales less discounts plus taxes are the payments', () => {
    const full = apiUnderTest({ items: 60, matrices: 0, customers: 20, sales: 200, orders: 1 });
    const sum = (name: string, envelope: string, column: string) =>
      full
        .all(`Reports/Accounting/${name}.json?startDate=2020-01-01&endDate=2030-01-01`, envelope)
        .reduce((total, row) => total + Number(row[column]), 0);
    const sales = sum('TaxClassSalesByDay', 'SalesDay', 'subtotal');
    const discounts = sum('DiscountsByDay', 'Discounts', 'discount');
    const taxes = sum('TaxesByDay', 'Taxes', 'tax');
    const paid = sum('PaymentsByDay', 'Payments', 'amount');
    expect(paid).to.be.greaterThan(1000);
    expect(discounts).to.be.greaterThan(0);
    expect(sales - discounts + taxes).to.be.closeTo(paid, 0.01);
  });

  it('sort, filter and page as lists do', () => {
    for (const day of ['10', '11', '12']) {
      sell(`2026-05-${day}T12:00:00+00:00`, [one], 10.8);
    }
    sell('2026-05-11T12:00:00+00:00', [one], 10.5, {
      registerID: 2,
      shopID: 2,
      taxCategoryID: 2,
      SalePayments: { SalePayment: [{ amount: 11.5, paymentTypeID: 1 }] },
    });
    const dates = (query: string) =>
      rows('TaxesByDay', `${DAYS}&${query}`).map(({ date, shopID }) => `${date} ${shopID}`);
    expect(dates('sort=-date&limit=1')).to.deep.equal(['05/12/2026 1', '05/11/2026 2', '05/11/2026 1', '05/10/2026 1']);
    expect(dates('shopID=2')).to.deep.equal(['05/11/2026 2']);
    expect(api.get(`Reports/Accounting/TaxesByDay.json?${DAYS}&count=1`).body['@attributes']).to.deep.equal({
      count: '4',
    });
  });

  const bad: [string, string][] = [
    ['startDate=2026-05-10', 'endDate'],
    ['endDate=2026-05-10', 'startDate'],
    ['startDate=05/10/2026&endDate=2026-05-12', 'startDate'],
    ['startDate=2026-02-30&endDate=2026-05-12', 'startDate'],
    ['startDate=2026-05-12&endDate=2026-05-10', 'startDate'],
    [`${DAYS}&sort=shopID`, 'shopID'],
    [`${DAYS}&colour=red`, 'colour'],
  ];
  for (const [query, named] of bad) {
    it(`refuse ${query}`, () => {
      const { status, body } = api.get(`Reports/Accounting/TaxesByDay.json?${query}`);
      expect(status).to.equal(400);
      expect(body.message).to.contain(named);
    });
  }

  it('take moments for their days', () => {
    sell('2026-05-10T12:00:00+00:00', [one], 10.8);
    expect(rows('TaxesByDay', 'startDate=2026-05-10T20:00:00Z&endDate=2026-05-11T03:00:00Z')).to.have.length(1);
  });
});
