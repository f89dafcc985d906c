import type { Row } from '../row';
import { cents } from '../saleTotals';
import type { Maker } from './maker';

/** What of an order came in, as one shipment. */
export function makeShipment(maker: Maker, order: Row, lines: readonly Row[]): void {
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
