import type { Row } from '../row';
import { lineTotals, saleTotals, taxRates } from '../totals';
import type { Maker } from './maker';
import { makeTender } from './tender';

const FIRST_TICKET = 220_000_000_000;

/** Sales with lines and payments that add up; every tenth is still open, a few are void or archived. */
export function makeSales(maker: Maker): void {
  const sellable = maker.rows('Item').filter((item) => item['archived'] !== true);
  for (let saleID = 1; saleID <= maker.size.sales; saleID++) {
    makeSale(maker, saleID, sellable);
  }
}

function makeSale(maker: Maker, saleID: number, sellable: readonly Row[]): void {
  const isOpen = saleID % 10 === 0;
  const createTime = maker.moment();
  const completeTime = isOpen ? undefined : later(maker, createTime);
  const discount = maker.chance(8) ? maker.rows('Discount')[0] : undefined;
  const register = maker.pick(maker.rows('Register'));
  const shop = maker.store.table('Shop').get(register['shopID']);
  const sale = maker.add('Sale', {
    saleID,
    ticketNumber: String(FIRST_TICKET + saleID),
    completed: !isOpen,
    archived: isOpen && saleID % 40 === 0,
    voided: !isOpen && saleID % 57 === 7,
    createTime,
    completeTime,
    timeStamp: completeTime ?? maker.moment(createTime),
    updatetime: maker.moment(completeTime ?? createTime),
    receiptPreference: 'printed',
    isTaxInclusive: false,
    discountID: discount?.['discountID'] ?? 0,
    discountPercent: discount?.['discountPercent'] ?? 0,
    customerID: maker.chance(55) ? maker.int(1, maker.size.customers) : 0,
    employeeID: maker.int(1, maker.size.employees),
    registerID: register['registerID'],
    shopID: register['shopID'],
    taxCategoryID: shop?.['taxCategoryID'] ?? 0,
    ...rates(maker, shop?.['taxCategoryID']),
  });
  const lines = Array.from({ length: maker.int(1, 5) }, () => makeLine(maker, sale, maker.pick(sellable)));
  const payments = isOpen ? [] : makeTender(maker, sale, Number(saleTotals(lines, [])['total']));
  maker.store.table('Sale').update(sale, saleTotals(lines, payments));
}

function rates(maker: Maker, taxCategoryID: unknown): Row {
  const { tax1Rate, tax2Rate } = taxRates(maker.store, taxCategoryID, 0);
  return { tax1Rate, tax2Rate };
}

// Customers do not take longer than an hour.
function later(maker: Maker, from: string): string {
  const ms = Date.parse(from) + maker.int(30, 3_600) * 1000;
  return `${new Date(ms).toISOString().slice(0, 19)}+00:00`;
}

function makeLine(maker: Maker, sale: Row, item: Row): Row {
  const price = (item['Prices'] as Row[])[0]?.['amount'];
  const line = {
    saleID: sale['saleID'],
    itemID: item['itemID'],
    unitQuantity: maker.chance(80) ? 1 : maker.int(2, 4),
    unitPrice: price,
    ...(maker.chance(6) ? { discountID: 1, discountPercent: 0.1 } : { discountID: 0, discountPercent: 0 }),
    tax: item['tax'],
    taxClassID: item['taxClassID'],
    ...taxRates(maker.store, sale['taxCategoryID'], item['taxClassID']),
    avgCost: item['avgCost'],
    fifoCost: item['fifoCost'],
    customerID: sale['customerID'],
    employeeID: sale['employeeID'],
    shopID: sale['shopID'],
    taxCategoryID: sale['taxCategoryID'],
    createTime: sale['createTime'],
    timeStamp: sale['updatetime'],
  };
  const row = maker.add('SaleLine', { ...line, ...lineTotals(line, Number(sale['discountPercent'])) });
  addLineExtras(maker, row, sale['completed'] === true);
  return row;
}

function addLineExtras(maker: Maker, line: Row, isSold: boolean): void {
  const { saleLineID, createTime, unitQuantity, itemID } = line;
  const hasStock = maker.store.table('Item').get(itemID)?.['itemType'] !== 'non_inventory';
  if (isSold && hasStock) {
    maker.add('InventorySale', { saleLineID, quantity: unitQuantity, inventoryID: saleLineID, createTime });
  }
  if (maker.chance(5)) {
    const note = maker.add('Note', { note: maker.faker.lorem.sentence(4), isPublic: true, timeStamp: createTime });
    maker.store.table('SaleLine').update(line, { noteID: note['noteID'] });
  }
}
