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
      remark: 'table links the Customer path, evidently a slip',
    },
    CustomField: { type: 'object', remark: 'no relation listed to load it' },
    timeStamp: { type: 'datetime', readOnly: true, remark: 'not in samples' },
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
    'customFieldID is required, but in the path; bodies carry name and value.',
    'At most 64 choices per field; the last remaining one cannot be deleted.',
    'Uniqueness per field is checked on value, or on name when value is omitted.',
  ],
};
