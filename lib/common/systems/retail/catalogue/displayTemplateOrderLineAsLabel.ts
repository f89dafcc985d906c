import type { Entity } from '../../../model/entity';
import { displayTemplateItemAsLabel } from './displayTemplateItemAsLabel';

/** Purchase Order Line Labels: `/API/V3/Account/{accountID}/DisplayTemplate/OrderLineAsLabel`. */
export const displayTemplateOrderLineAsLabel: Entity = {
  entity: 'DisplayTemplateOrderLineAsLabel',
  kind: 'document',
  label: 'Purchase Order Line Label',
  plural: 'Purchase Order Line Labels',
  document: 'OrderLine',
  path: 'DisplayTemplate/OrderLineAsLabel',
  uiTemplate: 'ItemLabel',
  emitters: ['.json', '.html'],
  envelope: 'Label',
  idField: 'orderLineID',
  operations: { get: true, list: true, create: false, update: false, delete: false },
  scopes: ['employee:inventory_base'],
  sortable: ['orderLineID'],
  ownRecord: true,
  relations: {},
  fixedRelations: [
    'Item',
    'Item.ItemVendorNums',
    'Item.Note',
    'Item.Category',
    'Item.DefaultVendor',
    'Item.ItemMatrix',
    'Item.Manufacturer',
    'Order.Vendor',
  ],
  fields: {
    copies: { type: 'integer', readOnly: true, note: 'checkedIn of the line, or its quantity with all_labels=true' },
    itemID: { type: 'integer', readOnly: true, ref: 'Item' },
  },
  undocumentedFields: {
    ...displayTemplateItemAsLabel.undocumentedFields,
    Order: { type: 'object', readOnly: true, note: 'holds vendorID and Vendor' },
  },
  subObjects: { ...displayTemplateItemAsLabel.subObjects },
  queryParams: {
    template: { type: 'string', pageOnly: true, note: 'template name' },
    all_labels: { type: 'boolean', note: 'true: every line, and copies from quantity' },
  },
};
