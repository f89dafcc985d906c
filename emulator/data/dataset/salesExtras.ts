import type { Row } from '../row';
import { saleTotals } from '../totals';
import { makeContact } from './contacts';
import type { Maker } from './maker';

/** What hangs on sales: voids, quotes, shipments to customers, reservations, notes, gift cards and serial numbers. */
export function makeSalesExtras(maker: Maker): void {
  const sales = maker.rows('Sale');
  for (const { saleID, employeeID, shopID, updatetime } of sales.filter((sale) => sale['voided'] === true)) {
    maker.add('SaleVoid', { saleID, employeeID, shopID, reason: 'Rung up twice', createTime: updatetime });
  }
  const open = sales.filter((sale) => sale['completed'] !== true);
  for (const sale of open.slice(0, 10)) {
    makeQuote(maker, sale);
  }
  for (const sale of sales.filter((each) => each['customerID'] !== 0).slice(0, 15)) {
    makeShipTo(maker, sale);
    makeReservation(maker, sale);
  }
  for (const sale of sales.slice(0, 12)) {
    const note = maker.add('Note', {
      note: 'Paid after a phone call.',
      isPublic: false,
      timeStamp: sale['createTime'],
    });
    maker.store.table('Sale').update(sale, { internalNoteID: note['noteID'] });
  }
  const filled = maker.rows('CreditAccount').filter((account) => Number(account['balance']) < 0);
  for (const account of filled) {
    makeDeposit(maker, account);
  }
  makeSerials(maker);
}

function makeQuote(maker: Maker, sale: Row): void {
  const { saleID, employeeID, createTime } = sale;
  const quote = maker.add('Quote', { saleID, employeeID, issueDate: createTime, notes: 'Valid for 30 days' });
  maker.store.table('Sale').update(sale, { quoteID: quote['quoteID'] });
}

function makeShipTo(maker: Maker, sale: Row): void {
  const { saleID, customerID } = sale;
  const customer = maker.store.table('Customer').get(customerID);
  const shipTo = maker.add('ShipTo', {
    saleID,
    customerID,
    firstName: customer?.['firstName'],
    lastName: customer?.['lastName'],
    shipNote: 'Leave at the door',
    shipped: maker.chance(70),
    contactID: makeContact(maker),
    timeStamp: maker.moment(sale['createTime']),
  });
  maker.store.table('Sale').update(sale, { shipToID: shipTo['shipToID'] });
}

/** An open special order of the sale's customer: a line that belongs to no sale yet. */
function makeReservation(maker: Maker, { customerID, shopID, employeeID, createTime }: Row): void {
  const { itemID, Prices } = maker.pick(maker.rows('Item'));
  const isSpecialOrder = maker.chance(50);
  const { saleLineID } = maker.add('SaleLine', {
    itemID,
    customerID,
    shopID,
    employeeID,
    unitQuantity: 1,
    unitPrice: (Prices as Row[])[0]?.['amount'],
    isLayaway: !isSpecialOrder,
    isSpecialOrder,
    createTime,
    timeStamp: createTime,
  });
  if (!isSpecialOrder) {
    maker.add('InventorySale', { saleLineID, quantity: 1, inventoryID: saleLineID, createTime });
    const stocks = maker.store.table('ItemShop');
    for (const stock of stocks
      .where('itemID', itemID)
      .filter((row) => row['shopID'] === shopID || row['shopID'] === 0)) {
      stocks.update(stock, { onLayaway: Number(stock['onLayaway']) + 1 });
    }
  }
  if (isSpecialOrder) {
    const fields = { saleLineID, customerID, shopID, unitQuantity: 1, status: 'Not Ordered', timeStamp: createTime };
    maker.add('SpecialOrder', fields);
  }
}

/** A sale that puts money on a gift card or a credit account: paid in cash, taken out again by the account. */
function makeDeposit(maker: Maker, account: Row): void {
  const amount = -Number(account['balance']);
  const createTime = maker.moment();
  const register = maker.pick(maker.rows('Register'));
  const { registerID, shopID } = register;
  const times = { createTime, completeTime: createTime, timeStamp: createTime, updatetime: createTime };
  const { creditAccountID, customerID, giftCard } = account;
  const place = { employeeID: 1, customerID, registerID, shopID, taxCategoryID: 3 };
  const sale = maker.add('Sale', { completed: true, ...place, ...times });
  const { saleID } = sale;
  const common = { saleID, registerID, employeeID: 1, createTime, timeStamp: createTime };
  const paymentTypeID = giftCard === true ? 5 : 4;
  const payments = [
    maker.add('SalePayment', { ...common, amount, paymentTypeID: 1 }),
    maker.add('SalePayment', { ...common, amount: -amount, paymentTypeID, creditAccountID, booked: true }),
  ];
  maker.add('SaleAccount', { creditAccountID, salePaymentID: payments[1]?.['salePaymentID'] });
  const ticketNumber = String(220_000_000_000 + Number(saleID));
  maker.store.table('Sale').update(sale, {
    ticketNumber,
    ...saleTotals([], payments),
    displayableTotal: giftCard === true ? amount : 0,
    totalDue: amount,
  });
}

function makeSerials(maker: Maker): void {
  for (const { itemID, description } of maker
    .rows('Item')
    .filter((item) => item['serialized'] === true)
    .slice(0, 20)) {
    maker.add('Serialized', {
      serial: maker.faker.string.alphanumeric({ length: 10, casing: 'upper' }),
      description,
      colorName: maker.pick(['Black', 'Red', '']),
      itemID,
      customerID: maker.chance(40) ? maker.int(1, maker.size.customers) : 0,
      timeStamp: maker.moment(),
    });
  }
}
