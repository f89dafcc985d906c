import type { Entity } from '../../../model/entity';

/** Work Order Clones: `/API/V3/Account/{accountID}/Workorder/{workorderID}/Clone`. */
export const workorderClone: Entity = {
  entity: 'WorkorderClone',
  kind: 'operation',
  label: 'Clone Work Order',
  plural: 'Work Order Clones',
  path: 'Workorder/{workorderID}/Clone',
  parents: { workorderID: 'Workorder' },
  method: 'POST',
  envelope: 'Workorder',
  idField: 'workorderID',
  returns: 'Workorder',
  operations: { get: false, list: false, create: true, update: false, delete: false },
  scopes: ['employee:workbench'],
  sortable: [],
  relations: {
    WorkorderLine: {
      kind: 'many',
      wrapper: 'WorkorderLine',
      note: 'spelled WorkorderLines on Workorder; wrapper inferred',
    },
    WorkorderItem: {
      kind: 'many',
      wrapper: 'WorkorderItem',
      note: 'spelled WorkorderItems on Workorder; wrapper inferred',
    },
  },
  fields: {
    workorderID: { type: 'integer', readOnly: true, note: 'the new work order' },
  },
  undocumentedFields: {},
  body: {
    fields: {
      shopID: { type: 'integer', ref: 'Shop' },
      employeeID: { type: 'integer', ref: 'Employee' },
    },
    required: [],
  },
};
