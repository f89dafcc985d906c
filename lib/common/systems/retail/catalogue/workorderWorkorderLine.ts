import type { Entity } from '../../../model/entity';
import { workorderLine } from './workorderLine';

/** What a creation takes, and an update. */
const writable = [
  'note',
  'approved',
  'warranty',
  'hours',
  'minutes',
  'unitPriceOverride',
  'done',
  'unitQuantity',
  'tax',
  'unitCost',
  'employeeID',
  'itemID',
  'discountID',
  'taxClassID',
];

/** Work Order Lines: `/API/V3/Account/{accountID}/Workorder/{workorderID}/WorkorderLine`. */
export const workorderWorkorderLine: Entity = {
  entity: 'WorkorderWorkorderLine',
  kind: 'entity',
  label: 'Work Order Line',
  plural: 'Work Order Lines',
  path: 'Workorder/{workorderID}/WorkorderLine',
  parents: { workorderID: 'Workorder' },
  envelope: 'WorkorderLine',
  idField: 'workorderLineID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:workbench'],
  sortable: ['workorderLineID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  relations: {
    Discount: { kind: 'one' },
    TaxClass: { kind: 'one' },
  },
  fields: {
    ...workorderLine.fields,
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
