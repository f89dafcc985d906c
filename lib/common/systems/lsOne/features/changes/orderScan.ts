import type { ChangeScan, ChangeScanRequest } from '../../../../polling/changeScan';
import { pollingField } from '../../../../polling/pollSettings';
import { changedOrders } from './changedOrders';
import { newOrders } from './newOrders';
import type { OrderReads } from './orderReads';

/** What a poll of orders reads: those that changed, or by `createdDate` the new ones alone. */
export const orderScan = (orders: OrderReads, request: ChangeScanRequest): ChangeScan =>
  pollingField(request.settings) === 'createdDate' ? newOrders(orders, request) : changedOrders(orders, request);
