import type { Entity } from '../../../model/entity';
import { itemImage } from './itemImage';

/** Item Matrix Images: `/API/V3/Account/{accountID}/ItemMatrix/{itemMatrixID}/Image`. */
export const itemMatrixImage: Entity = {
  entity: 'ItemMatrixImage',
  kind: 'entity',
  label: 'Item Matrix Image',
  plural: 'Item Matrix Images',
  path: 'ItemMatrix/{itemMatrixID}/Image',
  parents: { itemMatrixID: 'ItemMatrix' },
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
  sortable: ['imageID', 'timeStamp', 'itemMatrixID'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  relations: {
    ItemMatrix: { kind: 'one' },
  },
  fields: {
    ...itemImage.fields,
    itemID: { type: 'integer', ref: 'Item', note: '0 for a matrix image' },
    itemMatrixID: { type: 'integer', ref: 'ItemMatrix' },
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
