import type { Entity } from '../../../model/entity';

/** Item Images: `/API/V3/Account/{accountID}/Item/{itemID}/Image`. */
export const itemImage: Entity = {
  entity: 'ItemImage',
  kind: 'entity',
  label: 'Item Image',
  plural: 'Item Images',
  path: 'Item/{itemID}/Image',
  parents: { itemID: 'Item' },
  envelope: 'Image',
  idField: 'imageID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [
    'employee:cfd',
    'employee:register',
    'employee:inventory_base',
    'employee:reports',
    'employee:workbench',
    'employee:customers',
    'employee:admin',
  ],
  sortable: ['imageID', 'timeStamp', 'itemID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  relations: {
    Item: { kind: 'one' },
  },
  fields: {
    imageID: { type: 'integer', readOnly: true },
    description: { type: 'string', note: 'caption' },
    filename: { type: 'string', note: 'name of the uploaded file' },
    ordering: { type: 'integer', minimum: 0, note: 'sort position from 0; 0 if omitted' },
    publicID: { type: 'string', readOnly: true, note: 'Cloudinary id, part of the image URL' },
    itemID: { type: 'integer', ref: 'Item' },
    itemMatrixID: { type: 'integer', ref: 'ItemMatrix', note: '0 for an item image' },
    Item: { type: 'object' },
    ItemMatrix: { type: 'object' },
  },
  undocumentedFields: {
    baseImageURL: { type: 'string', readOnly: true, note: 'URL prefix, ends with a slash' },
    size: { type: 'integer', readOnly: true, note: 'in bytes' },
    createTime: { type: 'datetime', readOnly: true },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  create: {
    fields: ['description', 'ordering'],
    required: [],
    multipart: { file: 'image', metadata: 'data' },
  },
};
