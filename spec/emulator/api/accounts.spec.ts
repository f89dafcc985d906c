import { expect } from 'chai';
import { listOf } from '../../support/callApi';
import { lines, payments, type ShopUnderTest, shopUnderTest } from '../../support/shopUnderTest';

describe('Emulated gift cards and credit accounts', () => {
  let shop: ShopUnderTest;
  let creditAccountID: number;
  beforeEach(() => {
    shop = shopUnderTest();
    creditAccountID = Number(
      shop.call('POST', 'CreditAccount.json', { code: 'GIFT-0001' }).body.CreditAccount?.creditAccountID,
    );
  });
  const balance = (id = creditAccountID) => shop.admin.record('CreditAccount', String(id))?.['balance'];
  const load = (fields = {}) =>
    shop.sell({
      completed: true,
      ...payments({ amount: 100, paymentTypeID: 1 }, { amount: -100, paymentTypeID: 5, creditAccountID }),
      ...fields,
    });
  const spend = (amount: number, more = {}) =>
    shop.sell({
      completed: true,
      ...lines({ itemID: 1, unitQuantity: 2 }),
      ...payments({ amount, paymentTypeID: 5, creditAccountID, ...more }),
    });

  it('are loaded with a line of the server’s own, which the card’s record names', () => {
    const { Sale } = load().body;
    expect(Sale).to.include({ total: '0', balance: '0', displayableTotal: '100', totalDue: '100' });
    const line = Sale?.SaleLines?.SaleLine;
    expect(line).to.include({ itemID: '0', unitPrice: '0', calcTotal: '0' });
    expect(shop.admin.record('Note', String(line?.noteID))?.['note']).to.equal('Gift card deposit');
    const relation = encodeURIComponent('["SalePayments.SaleAccounts"]');
    const paid = shop.get(`Sale/${Sale?.saleID}.json?load_relations=${relation}`).body.Sale?.SalePayments?.SalePayment;
    const links = listOf<{ SaleAccounts?: { SaleAccount?: object } }>(paid).map(
      (each) => each.SaleAccounts?.SaleAccount,
    );
    expect(links[0]).to.equal(undefined);
    expect(links[1]).to.include({ creditAccountID: String(creditAccountID), saleLineID: String(line?.saleLineID) });
    expect(balance()).to.equal(-100);
  });

  it('may be loaded in two steps; the balance moves with the completion', () => {
    const { Sale } = load({ completed: undefined }).body;
    expect([Sale?.completed, balance()]).to.deep.equal(['false', 0]);
    shop.call('PUT', `Sale/${Sale?.saleID}.json`, { completed: true });
    expect(balance()).to.equal(-100);
  });

  it('cannot be loaded at a register named eCom, whose case counts', () => {
    shop.admin.change('Register', '1', { name: 'eCom' });
    const { status, body } = load();
    expect([status, balance()]).to.deep.equal([422, 0]);
    expect(body.message).to.contain('eCom');
    shop.admin.change('Register', '1', { name: 'ecom' });
    expect(load().status).to.equal(200);
  });

  it('pay for sales, which leaves nothing due, as long as there is money on them', () => {
    load();
    expect(spend(20).body.Sale).to.include({ total: '20', totalDue: '0', displayableTotal: '20' });
    expect(balance()).to.equal(-80);
    const dear = shop.sell({
      completed: true,
      ...lines({ itemID: 1, unitQuantity: 9 }),
      ...payments({ amount: 90, paymentTypeID: 5, creditAccountID }),
    });
    expect([dear.status, balance(), shop.qoh(1)]).to.deep.equal([422, -80, 8]);
  });

  it('must be named by their payments', () => {
    expect(spend(20, { creditAccountID: undefined }).status).to.equal(422);
    expect(spend(20, { paymentTypeID: 4 }).status).to.equal(422);
  });

  describe('of customers', () => {
    const open = (fields: object) => shop.call('PUT', 'Customer/2.json', { CreditAccount: fields });
    const account = () => Number(shop.get('Customer/2.json').body.Customer?.creditAccountID);
    const pay = (amount: number, SaleLine: object) =>
      shop.sell({
        completed: true,
        customerID: 2,
        ...lines(SaleLine),
        ...payments({ amount, paymentTypeID: 4, creditAccountID: account() }),
      });
    beforeEach(() => {
      shop.admin.change('Customer', '2', { creditAccountID: 0 });
    });

    it('come into being and change through the customer', () => {
      open({ name: 'Ann', creditLimit: 50 });
      expect(shop.admin.record('CreditAccount', String(account()))).to.include({
        name: 'Ann',
        creditLimit: 50,
        customerID: 2,
        giftCard: false,
      });
      const first = account();
      open({ name: 'Ann B', creditLimit: 0 });
      expect(account()).to.equal(first);
      expect(shop.admin.record('CreditAccount', String(first))).to.include({ name: 'Ann B', creditLimit: 0 });
    });

    it('need a limit, where 0 means none', () => {
      const { status, body } = open({ name: 'Ann' });
      expect(status).to.equal(422);
      expect(body.message).to.contain('creditLimit');
    });

    it('take deposits and lend up to their limit', () => {
      open({ name: 'Ann', creditLimit: 50 });
      expect(pay(-100, { itemID: 0, unitQuantity: 1, unitPrice: -100 }).body.Sale).to.include({
        total: '-100',
        balance: '0',
      });
      expect(balance(account())).to.equal(-100);
      expect(pay(140, { itemID: 1, unitQuantity: 14 }).status).to.equal(200);
      expect(balance(account())).to.equal(40);
      expect(pay(20, { itemID: 1, unitQuantity: 2 }).status).to.equal(422);
      expect(balance(account())).to.equal(40);
    });
  });
});
