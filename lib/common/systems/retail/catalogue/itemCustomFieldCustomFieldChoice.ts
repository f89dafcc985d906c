import type { Entity } from '../../../model/entity';

/** Item Custom Field Choices: `/API/V3/Account/{accountID}/Item/CustomField/{customFieldID}/CustomFieldChoice`. */
export const itemCustomFieldCustomFieldChoice: Entity = {
  entity: 'ItemCustomFieldCustomFieldChoice',
  kind: 'entity',
  label: 'Item Custom Field Choice',
  plural: 'Item Custom Field Choices',
  path: 'Item/CustomField/{customFieldID}/CustomFieldChoice',
  parents: { customFieldID: 'ItemCustomField' },
  envelope: 'CustomFieldChoice',
  idField: 'customFieldChoiceID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: ['employee:inventory_base'],
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
    value: { type: 'string', note: 'optional; empty when the name serves as value' },
    name: { type: 'string' },
    canBeDeleted: { type: 'boolean', readOnly: true, note: 'false while the choice is in use' },
    customFieldID: {
      type: 'integer',
      ref: 'ItemCustomField',
    },
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
