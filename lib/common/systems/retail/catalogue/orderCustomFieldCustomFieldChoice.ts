import type { Entity } from '../../../model/entity';

/** Purchase Order Custom Field Choices: `/API/V3/Account/{accountID}/Order/CustomField/{customFieldID}/CustomFieldChoice`. */
export const orderCustomFieldCustomFieldChoice: Entity = {
  entity: 'OrderCustomFieldCustomFieldChoice',
  kind: 'entity',
  label: 'Purchase Order Custom Field Choice',
  plural: 'Purchase Order Custom Field Choices',
  path: 'Order/CustomField/{customFieldID}/CustomFieldChoice',
  parents: { customFieldID: 'OrderCustomField' },
  envelope: 'CustomFieldChoice',
  idField: 'customFieldChoiceID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:purchase_orders'],
  sortable: ['customFieldChoiceID', 'timeStamp'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  uniqueFields: ['name'],
  // Choices are unique within their field.
  naturalKeys: [{ fields: ['name'] }],
  relations: {},
  fields: {
    customFieldChoiceID: { type: 'integer', readOnly: true },
    value: { type: 'string', note: 'optional; only when it differs from name' },
    name: { type: 'string' },
    canBeDeleted: { type: 'boolean', readOnly: true, note: 'false while the choice is in use' },
    customFieldID: { type: 'integer', ref: 'OrderCustomField' },
    CustomField: { type: 'object' },
    timeStamp: { type: 'datetime', readOnly: true },
  },
  undocumentedFields: {},
  create: {
    fields: ['value', 'name'],
    required: [],
  },
  update: {
    fields: ['value', 'name'],
    required: [],
  },
};
