import type { Entity } from '../../../model/entity';

/** Categories: `/API/V3/Account/{accountID}/Category`. */
export const category: Entity = {
  entity: 'Category',
  kind: 'entity',
  label: 'Category',
  plural: 'Categories',
  path: 'Category',
  envelope: 'Category',
  idField: 'categoryID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: ['categoryID', 'timeStamp', 'leftNode', 'rightNode'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
    createTime: { sortable: false, tracks: 'creation' },
  },
  uniqueFields: ['fullPathName', 'name'],
  naturalKeys: [{ fields: ['fullPathName'] }, { fields: ['name', 'parentID'] }, { fields: ['name'] }],
  relations: {
    Parent: { kind: 'one' },
  },
  fields: {
    categoryID: { type: 'integer', readOnly: true },
    name: { type: 'string', notBlank: true },
    nodeDepth: {
      type: 'string',
      readOnly: true,
      note: 'count of ancestors, 0 at top',
    },
    fullPathName: { type: 'string', note: 'path of names joined by slashes' },
    leftNode: { type: 'integer', readOnly: true, note: 'nested-set boundary' },
    rightNode: { type: 'integer', readOnly: true, note: 'nested-set boundary' },
    createTime: { type: 'datetime', readOnly: true },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
    parentID: { type: 'integer', ref: 'Category' },
    Parent: { type: 'object' },
  },
  undocumentedFields: {},
  create: {
    fields: ['name', 'fullPathName', 'parentID'],
    required: [],
    requiredOneOf: [['name', 'fullPathName']],
    baseCost: 10,
  },
  update: {
    fields: ['name', 'fullPathName', 'parentID'],
    required: [],
    baseCost: 10,
  },
  delete: {
    fields: [],
    required: [],
    baseCost: 10,
  },
};
