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
    value: { type: 'string', note: 'optional, where it differs from name', remark: 'create and update do not list it' },
    name: { type: 'string' },
    canBeDeleted: {
      type: 'boolean',
      note: 'false while in use',
      remark: 'create and update list it, though it looks computed',
    },
    customFieldID: { type: 'integer', ref: 'CustomerCustomField', remark: 'parent field, taken from the path' },
    timeStamp: { type: 'datetime', readOnly: true, note: 'last modification', remark: 'absent from samples' },
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
  notes: [
    'DELETE is permanent; refused for choices in use and for the last remaining one.',
    'A field holds 1 to 64 choices.',
    'Choices are unique per field, by value, or by name when value is left out.',
    "Page's PUT and DELETE paths drop the CustomField segment that GET and POST have.",
    'Create marks customFieldChoiceID as required, though the server assigns it; left out.',
  ],
};
