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
    customFieldID: { type: 'integer', ref: 'OrderCustomField', remark: 'taken from the path' },
    CustomField: { type: 'object' },
    timeStamp: { type: 'datetime', readOnly: true, remark: 'absent from all samples' },
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
  notes: [
    'Records are wrapped in CustomFieldChoice.',
    'Limit: 64 choices per custom field, at least one must remain.',
    "Choices in use, and a field's last choice, cannot be deleted.",
    'value (or name, when value is left out) must be unique within its field.',
    "Update section is mislabelled as updating a custom field; its path is the choice's.",
  ],
};
