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
    description: { type: 'string' },
    filename: { type: 'string', readOnly: true },
    ordering: { type: 'integer', note: 'position in the list' },
    publicID: { type: 'string', readOnly: true, remark: 'absent from samples' },
    baseImageURL: { type: 'string', readOnly: true },
    size: { type: 'integer', readOnly: true, remark: 'unit not documented' },
    createTime: { type: 'datetime', readOnly: true },
    workorderID: { type: 'integer', readOnly: true, ref: 'Workorder', remark: 'taken from the path' },
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
  notes: [
    "Envelope is WorkorderImage, not the nested path's name.",
    'Create is a multipart form with description and ordering as plain parts.',
    'Update is JSON; its accepted list has no file.',
    'Loaded on Workorder as relation Images.',
    'Sample PUT address lacks the image id; the definition has it.',
    'DELETE is permanent and answers {name, primaryID}.',
  ],
};
