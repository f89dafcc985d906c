import type { Entity } from '../../../model/entity';
import { shipment } from './shipment';

/** Purchase Order Shipments: `/API/V3/Account/{accountID}/Order/{orderID}/Shipment`. */
export const orderShipment: Entity = {
  entity: 'OrderShipment',
  kind: 'entity',
  label: 'Purchase Order Shipment',
  plural: 'Purchase Order Shipments',
  path: 'Order/{orderID}/Shipment',
  parents: { orderID: 'Order' },
  envelope: 'OrderShipment',
  idField: 'orderShipmentID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:purchase_orders'],
  sortable: ['orderShipmentID', 'paymentDueDate', 'sequenceNumber'],
  timeFields: {
    timeStamp: { sortable: false, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
    receptionDate: { sortable: false, tracks: 'event' },
  },
  relations: {
    Employee: { kind: 'one' },
    Order: { kind: 'one' },
    OrderShipmentItems: { kind: 'many', wrapper: 'OrderShipmentItem', note: 'wrapper inferred' },
  },
  fields: shipment.fields,
  undocumentedFields: {},
};
