import type { Row } from '../row';
import { cents, orderTotals } from '../totals';
import { makeCustomValues } from './customFields';
import type { Maker } from './maker';

/** Purchase orders in all stages: open, ordered, received with a shipment; some archived. */
export function makeOrders(maker: Maker): void {
  for (let number = 1; number <= maker.size.orders; number++) {
    const order = makeOrder(maker, number);
    const lines = Array.from({ length: maker.int(1, 8) }, () => makeLine(maker, order));
    maker.store.table('Order').update(order, orderTotals(order, lines));
    if (order['receivedDate'] !== undefined) {
      makeShipment(maker, order, lines);
    }
    if (number % 5 === 1) {
      makeCustomValues(maker, 'Order', { orderID: order['orderID'] });
    }
  }
  linkSpecialOrder(maker);
}

/** The first open special order is on the first purchase order. */
function linkSpecialOrder(maker: Maker): void {
  const [specialOrder] = maker.rows('SpecialOrder');
  const [line] = maker.rows('OrderLine');
  if (specialOrder && line) {
    maker.store.table('SpecialOrder').update(specialOrder, { orderLineID: line['orderLineID'], status: 'Ordered' });
  }
}

function makeOrder(maker: Maker, number: number): Row {
  const { add, chance, moment } = maker;
  const createTime = moment();
  const orderedDate = chance(70) ? moment(createTime) : undefined;
  const receivedDate = orderedDate && chance(60) ? moment(orderedDate) : undefined;
  const note = add('Note', { note: chance(20) ? 'Call before delivery.' : '', timeStamp: createTime });
  return add('Order', {
    orderedDate,
    receivedDate,
    arrivalDate: orderedDate && chance(50) ? moment(orderedDate) : undefined,
    refNum: chance(80) ? `PO-${2000 + number}` : '',
    shipCost: chance(50) ? 12.5 : 0,
    complete: receivedDate !== undefined,
    archived: chance(7),
    vendorID: maker.int(1, maker.size.vendors),
    noteID: note['noteID'],
    shopID: maker.int(1, maker.size.shops),
    createdByEmployeeID: maker.int(1, maker.size.employees),
    createTime,
    timeStamp: moment(receivedDate ?? orderedDate ?? createTime),
    vendorCurrencyRate: 1,
    vendorCurrencyCode: 'USD',
    shippingCostMethod: 'evenly',
    discountMethod: 'evenly',
    discountIsPercent: true,
    hasShipments: receivedDate !== undefined,
  });
}

function makeLine(maker: Maker, order: Row): Row {
  const item = maker.pick(maker.rows('Item'));
  const quantity = maker.int(1, 24);
  const price = item['defaultCost'];
  const arrived = order['receivedDate'] === undefined ? 0 : quantity;
  return maker.add('OrderLine', {
    orderID: order['orderID'],
    itemID: item['itemID'],
    quantity,
    price,
    originalPrice: price,
    vendorCost: price,
    numReceived: arrived,
    checkedIn: arrived,
    total: cents(quantity * Number(price)),
    createTime: order['createTime'],
    timeStamp: order['timeStamp'],
  });
}

/** What of an order came in, as one shipment. */
function makeShipment(maker: Maker, order: Row, lines: readonly Row[]): void {
  const cost = cents(lines.reduce((sum, line) => sum + Number(line['total']), 0));
  const common = currency(order);
  const { receivedDate: createTime } = order;
  const { orderShipmentID } = maker.add('OrderShipment', {
    orderID: order['orderID'],
    sequenceNumber: 1,
    totalQtyReceived: lines.reduce((sum, line) => sum + Number(line['numReceived']), 0),
    totalCost: cost,
    totalVendorCost: cost,
    cost,
    vendorCost: cost,
    ...common,
    createTime,
    timeStamp: createTime,
    receptionDate: createTime,
    paymentDueDate: maker.chance(50) ? String(createTime).slice(0, 10) : undefined,
    shipmentPackingRefNum: `PK${order['orderID']}`,
    employeeID: 1,
    shippingCostMethod: 'evenly',
    discountMethod: 'evenly',
    status: 'finished',
  });
  for (const line of lines) {
    makeShipmentItem(maker, line, { orderShipmentID, ...common, createTime, timeStamp: createTime });
  }
}

function makeShipmentItem(maker: Maker, line: Row, shipment: Row): void {
  const item = maker.store.table('Item').get(line['itemID']);
  maker.add('OrderShipmentItem', {
    ...shipment,
    orderLineID: line['orderLineID'],
    qtyReceived: line['numReceived'],
    cost: line['price'],
    vendorCost: line['price'],
    totalCost: line['total'],
    totalVendorCost: line['total'],
    employeeID: 1,
    itemID: line['itemID'],
    itemVendorID: '',
    itemDescription: item?.['description'],
  });
}

function currency(order: Row): Row {
  const { vendorCurrencyCode, vendorCurrencyRate } = order;
  return { currencyCode: 'USD', vendorCurrencyCode, vendorCurrencyRate };
}
