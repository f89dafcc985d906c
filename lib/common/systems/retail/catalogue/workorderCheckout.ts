import type { Entity } from '../../../model/entity';

/** Work Order Checkouts: `/API/V3/Account/{accountID}/Workorder/{workorderID}/Checkout`. */
export const workorderCheckout: Entity = {
  entity: 'WorkorderCheckout',
  kind: 'operation',
  label: 'Check Out Work Order',
  plural: 'Work Order Checkouts',
  path: 'Workorder/{workorderID}/Checkout',
  parents: { workorderID: 'Workorder' },
  method: 'POST',
  envelope: 'Checkout',
  idField: null,
  operations: { get: false, list: false, create: true, update: false, delete: false },
  scopes: ['employee:workbench'],
  sortable: [],
  relations: {},
  fields: {
    saleID: { type: 'integer', readOnly: true, ref: 'Sale', note: 'the sale that was created' },
  },
  undocumentedFields: {},
  body: {
    fields: {},
    required: [],
  },
};
