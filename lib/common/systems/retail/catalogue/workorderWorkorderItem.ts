import type { Entity } from '../../../model/entity';
import { workorderItem } from './workorderItem';

/** What a creation takes, and an update. */
const writable = [
  'approved',
  'unitPrice',
  'unitQuantity',
  'warranty',
  'tax',
  'isSpecialOrder',
  'note',
  'employeeID',
  'itemID',
  'discountID',
];

/** Work Order Items: `/API/V3/Account/{accountID}/Workorder/{workorderID}/WorkorderItem`. */
export const workorderWorkorderItem: Entity = {
  entity: 'WorkorderWorkorderItem',
  kind: 'entity',
  label: 'Work Order Item',
  plural: 'Work Order Items',
  path: 'Workorder/{workorderID}/WorkorderItem',
  parents: { workorderID: 'Workorder' },
  envelope: 'WorkorderItem',
  idField: 'workorderItemID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:workbench'],
  sortable: ['workorderItemID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    Discount: { kind: 'one' },
  },
  fields: {
    ...workorderItem.fields,
    workorderID: { type: 'integer', readOnly: true, ref: 'Workorder' },
  },
  undocumentedFields: {},
  create: {
    fields: writable,
    required: [],
  },
  update: {
    fields: writable,
    required: [],
  },
};
