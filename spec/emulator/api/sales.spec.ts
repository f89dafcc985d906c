import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

const NOW = '2026-06-01T12:00:00+00:00';

describe('Emulated sales', () => {
  let api: ReturnType<typeof apiUnderTest>;
  beforeEach(() => {
    api = apiUnderTest();
    api.admin.change('Item', '1', {
      taxClassID: 1,
      tax: true,
      upc: '999',
      Prices: [{ amount: 50, useType: 'Default', useTypeID: 1 }],
    });
  });
  // Shop 1 taxes at 8 %.
  const base = { employeeID: 2, registerID: 1, shopID: 1, customerID: 1 };
  const line = { itemID: 1, unitQuantity: 2, unitPrice: 10 };
  const post = (fields: object) => api.call('POST', 'Sale.json', { ...base, ...fields });
  const pay = (amount: number, paymentTypeID = 3) => ({ SalePayment: { amount, paymentTypeID } });

  it('answer with lines, payments, shop, tax category and customer', () => {
    const { Sale } = post({ completed: true, SaleLines: { SaleLine: [line] }, SalePayments: pay(21.6) }).body;
    expect(Sale).to.include({ completed: 'true', total: '21.6', balance: '0', completeTime: NOW, updatetime: NOW });
    expect(Sale?.ticketNumber).to.match(/^\d{12}$/);
    expect(Sale?.SaleLines?.SaleLine).to.include({ calcTotal: '21.6', employeeID: '2', shopID: '1', tax1Rate: '0.08' });
    expect(Sale?.SalePayments?.SalePayment).to.include({ amount: '21.6', registerID: '1' });
    expect(Sale?.Shop).to.include({ shopID: '1' });
    expect(Sale?.TaxCategory).to.include({ taxCategoryID: '1' });
    expect(Sale?.Customer).to.include({ customerID: '1' });
  });

  it('stay open unless completed, and take their price from the item', () => {
    const { Sale } = post({ SaleLines: { SaleLine: { itemCode: '999', unitQuantity: 1 } } }).body;
    expect(Sale).to.include({ completed: 'false', total: '54', balance: '54' }).and.not.have.property('completeTime');
    const done = api.call('PUT', `Sale/${Sale?.saleID}.json`, { completed: true, SalePayments: pay(54) });
    expect(done.body.Sale).to.include({ completed: 'true', balance: '0' });
  });

  it('fail unbalanced, and name the open sale that is left behind', () => {
    const before = api.admin.records('Sale').length;
    const { status, body } = post({ completed: true, SaleLines: { SaleLine: line }, SalePayments: pay(20) });
    expect(status).to.equal(422);
    expect(body.message).to.contain('equal to its total');
    const sales = api.admin.records('Sale');
    expect(sales).to.have.length(before + 1);
    expect(body).to.include({ saleID: String(sales.at(-1)?.['saleID']), balance: '1.6' });
    const { Sale } = api.get(`Sale/${body.saleID}.json`).body;
    expect(Sale).to.include({ completed: 'false', balance: '1.6' }).and.not.have.property('completeTime');
    const done = api.call('PUT', `Sale/${body.saleID}.json`, { completed: true, SalePayments: pay(1.6) });
    expect(done.body.Sale).to.include({ completed: 'true', balance: '0' });
  });

  it('give change for cash, not for cards', () => {
    const sale = (type: number) =>
      post({ completed: true, SaleLines: { SaleLine: line }, SalePayments: pay(30, type) });
    const { Sale } = sale(1).body;
    expect(Sale).to.include({ change: '8.4', calcPayments: '21.6', balance: '0' });
    expect(sale(3).status).to.equal(422);
  });

  it('may be completed in the past, never in the future', () => {
    const at = (completeTime: string) =>
      post({ completed: true, completeTime, SaleLines: { SaleLine: line }, SalePayments: pay(21.6) });
    expect(at('2020-05-05T10:00:00+02:00').body.Sale).to.include({
      completeTime: '2020-05-05T08:00:00+00:00',
      timeStamp: NOW,
    });
    expect(at('2026-06-01T12:00:01Z').status).to.equal(422);
  });

  it('move updatetime at every write, timeStamp no more once they are completed', () => {
    const { timeStamp } = api.admin.record('Sale', '1') ?? {};
    const sale = api.call('PUT', 'Sale/1.json', { referenceNumber: 'R1' }).body.Sale;
    expect(sale).to.include({ referenceNumber: 'R1', updatetime: NOW, timeStamp });
    expect(api.call('PUT', 'Sale/10.json', { referenceNumber: 'R1' }).body.Sale).to.include({
      updatetime: NOW,
      timeStamp: NOW,
    });
  });

  it('keep one internal and one printed note', () => {
    const notes = (SaleNotes: object) => api.call('PUT', 'Sale/20.json', { SaleNotes });
    notes({ InternalNote: { note: 'a' }, PrintedNote: { note: 'b' } });
    notes({ InternalNote: { note: 'c' } });
    expect(api.get('Sale/20.json').body.Sale).to.not.have.property('SaleNotes');
    const loaded = api.get('Sale/20.json?load_relations=%5B%22SaleNotes%22%5D').body.Sale?.SaleNotes;
    expect([loaded?.InternalNote?.note, loaded?.PrintedNote?.note]).to.deep.equal(['c', 'b']);
  });

  it('get lines of their own path while open, and follow them with their totals', () => {
    const path = 'Sale/10/SaleLine';
    const before = Number(api.get('Sale/10.json').body.Sale?.calcSubtotal);
    const subtotal = () => Number(api.get('Sale/10.json').body.Sale?.calcSubtotal) - before;
    const made = api.call('POST', `${path}.json`, { itemCode: '999', unitQuantity: 2, unitPrice: 7 }).body.SaleLine;
    expect(made).to.include({ saleID: '10', itemID: '1', calcSubtotal: '14' });
    expect(subtotal()).to.be.closeTo(14, 0.001);
    api.call('PUT', `${path}/${made?.saleLineID}.json`, { unitQuantity: 3 });
    expect(subtotal()).to.be.closeTo(21, 0.001);
    expect(api.call('DELETE', `${path}/${made?.saleLineID}.json`).body.SaleLine).to.include({
      saleLineID: made?.saleLineID,
    });
    expect(subtotal()).to.be.closeTo(0, 0.001);
    expect(api.call('POST', 'Sale/1/SaleLine.json', { itemID: 1 }).status).to.equal(422);
    expect(api.call('POST', `${path}.json`, { itemCode: 'nothing' }).status).to.equal(422);
  });

  it('take in a reservation of their own customer only', () => {
    const reserve = (customerID: number) => {
      const reservation = { itemID: 1, unitQuantity: 1, customerID, employeeID: 1, shopID: 1, isLayaway: true };
      return api.call('POST', 'SaleLine.json', reservation).body.SaleLine;
    };
    const own = reserve(1);
    expect(own).to.include({ saleID: '0', isLayaway: 'true' });
    const sale = post({ SaleLines: { SaleLine: { saleLineID: own?.saleLineID } } }).body.Sale;
    expect(sale?.SaleLines?.SaleLine).to.include({ saleLineID: own?.saleLineID, saleID: sale?.saleID });
    expect(post({ SaleLines: { SaleLine: { saleLineID: reserve(2)?.saleLineID } } }).status).to.equal(422);
    const attach = (id: unknown) => api.call('PUT', `SaleLine/${id}.json`, { saleID: Number(sale?.saleID) });
    expect(attach(reserve(2)?.saleLineID).status).to.equal(422);
    expect(attach(reserve(1)?.saleLineID).body.SaleLine).to.include({ saleID: sale?.saleID });
  });

  it('let a line leave its sale as a reservation', () => {
    const [own] = listOf(api.get('Sale/10/SaleLine.json').body.SaleLine);
    const path = `SaleLine/${own?.['saleLineID']}.json`;
    const detach = (fields: object) => api.call('PUT', path, { isLayaway: true, ...fields });
    expect(detach({ customerID: 0 }).status).to.equal(422);
    expect(detach({ customerID: 1 }).body.SaleLine).to.include({ saleID: '0', isLayaway: 'true' });
  });

  it('load and spend gift cards; money on them is negative', () => {
    const card = api.call('POST', 'CreditAccount.json', { code: 'GIFT00001111' }).body.CreditAccount;
    const creditAccountID = Number(card?.creditAccountID);
    const balance = () => api.get(`CreditAccount/${creditAccountID}.json`).body.CreditAccount?.balance;
    const payments = [
      { amount: 100, paymentTypeID: 1 },
      { amount: -100, paymentTypeID: 5, creditAccountID },
    ];
    expect(post({ completed: true, SalePayments: { SalePayment: payments } }).status).to.equal(200);
    expect(balance()).to.equal('-100');
    const SalePayment = { amount: 21.6, paymentTypeID: 5, creditAccountID };
    const spent = post({ completed: true, SaleLines: { SaleLine: line }, SalePayments: { SalePayment } }).body.Sale;
    expect(balance()).to.equal('-78.4');
    api.call('PUT', `Sale/${spent?.saleID}.json`, { referenceNumber: 'again' });
    expect(balance()).to.equal('-78.4');
  });

  it('are archived by DELETE while open', () => {
    expect(api.call('DELETE', 'Sale/10.json').body.Sale).to.include({ archived: 'true' });
    expect(api.call('POST', 'Sale/10/SaleLine.json', { itemID: 1 }).status).to.equal(422);
  });
});
