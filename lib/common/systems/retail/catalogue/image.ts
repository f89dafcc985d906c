import type { Entity } from '../../../model/entity';

/** Images: `/API/V3/Account/{accountID}/Image`. */
export const image: Entity = {
  entity: 'Image',
  kind: 'entity',
  label: 'Image',
  plural: 'Images',
  path: 'Image',
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
  sortable: ['imageID'],
  timeFields: {
    timeStamp: { sortable: false, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  relations: {
    Item: { kind: 'one' },
    ItemMatrix: { kind: 'one' },
  },
  fields: {
    imageID: { type: 'integer', readOnly: true },
    description: { type: 'string', isFreeText: true, note: 'caption' },
    filename: { type: 'string', note: 'name of the uploaded file' },
    ordering: { type: 'integer', minimum: 0, note: 'sort position from 0; 0 if omitted' },
    publicID: { type: 'string', readOnly: true, note: 'Cloudinary id, part of the image URL' },
    itemID: { type: 'integer', ref: 'Item', note: '0 for a matrix image' },
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
    fields: ['description', 'ordering', 'itemID', 'itemMatrixID'],
    required: [],
    requiredOneOf: [['itemID', 'itemMatrixID']],
    multipart: { file: 'image', metadata: 'data' },
  },
};
