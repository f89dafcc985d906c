import type { Entity } from '../../../model/entity';

/** Work Order Images: `/API/V3/Account/{accountID}/Workorder/{workorderID}/WorkorderImage`. */
export const workorderWorkorderImage: Entity = {
  entity: 'WorkorderWorkorderImage',
  kind: 'entity',
  label: 'Work Order Image',
  plural: 'Work Order Images',
  path: 'Workorder/{workorderID}/WorkorderImage',
  parents: { workorderID: 'Workorder' },
  envelope: 'WorkorderImage',
  idField: 'workorderImageID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:workbench'],
  sortable: ['workorderImageID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  relations: {},
  fields: {
    workorderImageID: { type: 'integer', readOnly: true },
    description: { type: 'string', isFreeText: true },
    filename: { type: 'string', readOnly: true },
    ordering: { type: 'integer', note: 'position in the list' },
    publicID: { type: 'string', readOnly: true },
    baseImageURL: { type: 'string', readOnly: true },
    size: { type: 'integer', readOnly: true },
    createTime: { type: 'datetime', readOnly: true },
    workorderID: { type: 'integer', readOnly: true, ref: 'Workorder' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  create: {
    fields: ['description', 'ordering'],
    required: [],
    multipart: { file: 'image', metadata: null },
  },
  update: {
    fields: ['description', 'ordering'],
    required: [],
  },
};
