import { expect } from 'chai';
import { type Json, listOf } from '../../support/callApi';
import { card, lines, payments, type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

describe('Emulated refunds', () => {
  let shop: ShopUnderTest;
  let sale: Json | undefined;
  beforeEach(() => {
    shop = shopUnderTest();
    shop.admin.change('Item', '1', { tax: true });
    // Two at 10 taxed at 8 %, and three at 10 less 3: 21.6 and 27.
    const sold = lines({ itemID: 1, unitQuantity: 2 }, { itemID: 2, unitQuantity: 3, discountAmount: 3 });
    sale = shop.sell({ completed: true, ...sold, ...card(48.6) }).body.Sale;
  });
  const refund = (body: object, path = `Sale/${sale?.saleID}/refund.json`) => shop.call('POST', path, body);
  const original = (index: number) => Number(listOf(sale?.SaleLines?.SaleLine)[index]?.['saleLineID']);
  const part = (index: number, unitQuantity: number) => lines({ parentSaleLineID: original(index), unitQuantity });
  const whole = payments({ paymentTypeID: 3 });

  it('give back the whole sale as a new, completed one', () => {
    const { status, body } = refund({ employeeID: 2, registerID: 1, shopID: 1, ...whole });
    expect(status).to.equal(200);
    expect(body.Sale).to.include({ completed: 'true', total: '-48.6', balance: '0', customerID: '1' });
    expect(body.Sale?.saleID).to.not.equal(sale?.saleID);
    expect(
      listOf(body.Sale?.SaleLines?.SaleLine).map((line) => [
        line['parentSaleLineID'],
        line['itemID'],
        line['unitQuantity'],
        line['discountAmount'],
      ]),
    ).to.deep.equal([
      [String(original(0)), '1', '-2', '-0'],
      [String(original(1)), '2', '-3', '-3'],
    ]);
    expect(body.Sale?.SalePayments?.SalePayment).to.include({ amount: '-48.6' });
    expect([shop.qoh(1), shop.qoh(2), shop.qoh(1, 0)]).to.deep.equal([10, 10, 10]);
    expect(
      shop
        .logged()
        .slice(2)
        .map(({ reason, qohChange }) => [reason, qohChange]),
    ).to.deep.equal([
      ['RefundAddInventory', 2],
      ['RefundAddInventory', 3],
    ]);
  });

  it('find the sale by its ticket number, and under the other spelling of the path', () => {
    expect(refund(whole, `Sale/${sale?.ticketNumber}/Refund.json`).body.Sale).to.include({ total: '-48.6' });
    expect(refund(whole, 'Sale/999999999999/refund.json').status).to.equal(404);
  });

  it('give back a part of a line with its share of the discount', () => {
    const { Sale } = refund({ ...part(1, -1), ...card(-9) }).body;
    expect(Sale).to.include({ total: '-9', completed: 'true' });
    expect([shop.qoh(1), shop.qoh(2)]).to.deep.equal([8, 8]);
  });

  it('fail unless the payments balance', () => {
    for (const body of [
      card(-48),
      { ...part(0, -1), ...card(-10) },
      { ...part(0, -1), ...whole },
      { ...part(0, -1), ...card(10.8) },
    ]) {
      const reply = refund(body);
      expect([reply.status, String(reply.body.message).includes('equal to its total')]).to.deep.equal([422, true]);
      const left = shop.admin.record('Sale', String(reply.body.saleID));
      expect([left?.['completed'], Number(reply.body.balance)]).to.deep.equal([false, left?.['balance']]);
      // Until then it keeps the units from being refunded by another sale.
      shop.call('DELETE', `Sale/${reply.body.saleID}.json`);
    }
    expect(shop.qoh(1)).to.equal(8);
  });

  it('stay open when told so, and move nothing yet', () => {
    const { Sale } = refund({ completed: false, ...part(0, -1), ...payments({ paymentTypeID: 3, amount: 0 }) }).body;
    expect(Sale).to.include({ completed: 'false', total: '-10.8', balance: '-10.8' });
    expect(shop.qoh(1)).to.equal(8);
  });

  it('cap the quantity at what was sold, over all refunds together', () => {
    expect(refund({ ...part(0, -3), ...card(-32.4) }).status).to.equal(422);
    expect(refund({ ...part(0, -1), ...card(-10.8) }).status).to.equal(200);
    expect(refund({ ...part(0, -2), ...card(-21.6) }).status).to.equal(422);
    const { Sale } = refund(card(-37.8)).body;
    expect(listOf(Sale?.SaleLines?.SaleLine).map((line) => line['unitQuantity'])).to.deep.equal(['-1', '-3']);
    const again = refund(whole);
    expect([again.status, again.body.message]).to.deep.equal([
      422,
      'SaleRefund: nothing of the sale is left to refund.',
    ]);
  });

  it('free the quantity again when they are archived before completion', () => {
    const open = refund({ completed: false, ...part(0, -2), ...payments({ paymentTypeID: 3, amount: 0 }) }).body.Sale;
    expect(refund({ ...part(0, -1), ...card(-10.8) }).status).to.equal(422);
    shop.call('DELETE', `Sale/${open?.saleID}.json`);
    expect(refund({ ...part(0, -1), ...card(-10.8) }).status).to.equal(200);
  });

  it('work through a sale with such lines as well', () => {
    const { Sale } = shop.sell({ completed: true, ...part(0, -1), ...card(-10.8) }).body;
    expect(Sale).to.include({ total: '-10.8' });
    expect(Sale?.SaleLines?.SaleLine).to.include({
      itemID: '1',
      tax1Rate: '0.08',
      parentSaleLineID: String(original(0)),
    });
    const line = Number(listOf(Sale?.SaleLines?.SaleLine)[0]?.['saleLineID']);
    const refundOfRefund = lines({ parentSaleLineID: line, unitQuantity: -1 });
    expect(shop.sell({ completed: true, ...refundOfRefund, ...card(-10.8) }).status).to.equal(422);
  });

  const bad: [string, () => object][] = [
    ['no payment', () => ({})],
    ['an empty list of payments', () => ({ SalePayments: '' })],
    ['a payment without type', () => payments({ amount: -48.6 })],
    ['a line of another sale', () => ({ ...lines({ parentSaleLineID: 1, unitQuantity: -1 }), ...card(-1) })],
    ['a line without its original', () => ({ ...lines({ itemID: 1, unitQuantity: -1 }), ...card(-10) })],
    ['a positive quantity', () => ({ ...part(0, 1), ...card(10.8) })],
    ['an unknown employee', () => ({ employeeID: 999, ...whole })],
  ];
  for (const [name, body] of bad) {
    it(`refuse ${name}`, () => {
      const before = shop.admin.records('Sale').length;
      expect(refund(body()).status).to.equal(422);
      expect(shop.admin.records('Sale')).to.have.length(before);
    });
  }

  it('are for completed sales that are not void', () => {
    expect(refund(whole, 'Sale/10/refund.json').status).to.equal(422);
    shop.admin.change('Sale', String(sale?.saleID), { voided: true });
    expect(refund(whole).status).to.equal(422);
  });

  it('put money back on a gift card that paid', () => {
    const creditAccountID = Number(
      shop.call('POST', 'CreditAccount.json', { code: 'GIFT-0001' }).body.CreditAccount?.creditAccountID,
    );
    refund(payments({ paymentTypeID: 5, creditAccountID }));
    expect(shop.admin.record('CreditAccount', String(creditAccountID))).to.include({ balance: -48.6 });
  });
});
