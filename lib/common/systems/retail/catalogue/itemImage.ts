import type { Entity } from '../../../model/entity';
import { image } from './image';

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
    ...image.fields,
    itemID: { type: 'integer', ref: 'Item' },
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
