import type { Entity } from '../../../model/entity';

/** Customer Custom Field Choices: `/API/V3/Account/{accountID}/Customer/CustomField/{customFieldID}/CustomFieldChoice`. */
export const customerCustomFieldCustomFieldChoice: Entity = {
  entity: 'CustomerCustomFieldCustomFieldChoice',
  kind: 'entity',
  label: 'Customer Custom Field Choice',
  plural: 'Customer Custom Field Choices',
  path: 'Customer/CustomField/{customFieldID}/CustomFieldChoice',
  parents: { customFieldID: 'CustomerCustomField' },
  envelope: 'CustomFieldChoice',
  idField: 'customFieldChoiceID',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
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
    value: { type: 'string', note: 'optional, where it differs from name' },
    name: { type: 'string' },
    canBeDeleted: {
      type: 'boolean',
      note: 'false while in use',
    },
    customFieldID: { type: 'integer', ref: 'CustomerCustomField' },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
  },
  undocumentedFields: {},
  create: {
    fields: ['name', 'canBeDeleted'],
    required: ['name'],
  },
  update: {
    fields: ['name', 'canBeDeleted'],
    required: [],
  },
};
