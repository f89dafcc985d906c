import type { Entity } from '../../../model/entity';
import { customFieldChoices, customFieldTypes } from './parts/customField';

/** Customer Custom Fields: `/API/V3/Account/{accountID}/Customer/CustomField`. */
export const customerCustomField: Entity = {
  entity: 'CustomerCustomField',
  kind: 'entity',
  label: 'Customer Custom Field',
  plural: 'Customer Custom Fields',
  path: 'Customer/CustomField',
  envelope: 'CustomField',
  idField: 'customFieldID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: [],
  sortable: ['customFieldID', 'timeStamp', 'name'],
  timeFields: {
    timeStamp: { sortable: true, tracks: 'updates' },
  },
  uniqueFields: ['name'],
  naturalKeys: [{ fields: ['name'] }],
  alsoWritable: {
    CustomFieldChoices: {
      type: 'object',
      describedBy: 'OrderCustomField',
      note: 'a field of a choice type needs at least one choice from the start',
    },
  },
  relations: {},
  fields: {
    customFieldID: { type: 'integer', readOnly: true },
    type: {
      type: 'string',
      enum: customFieldTypes,
      note: 'string values cap at 64 characters, text values at 4096',
    },
    name: { type: 'string' },
    uom: { type: 'string', maxLength: 4, note: 'unit label' },
    decimalPrecision: {
      type: 'integer',
      note: 'rounding of values; settable on float fields only',
    },
    archived: { type: 'boolean', note: 'set by Delete Object' },
    default: {
      type: 'mixed',
      choices: customFieldChoices,
      note: "type follows the field's type",
    },
  },
  undocumentedFields: {
    timeStamp: {
      type: 'datetime',
      readOnly: true,
    },
  },
  subObjects: {
    CustomFieldValue: {
      keyFields: ['customFieldID'],
      // Choices are empty unless the relation `CustomFieldValues.value` was loaded: sent so, they would be lost.
      computedWhen: { type: '.*_choice', value: '' },
      appearsIn: 'Customer.CustomFieldValues',
      required: ['customFieldID'],
      fields: {
        customFieldValueID: { type: 'integer', readOnly: true },
        value: {
          type: 'mixed',
          choices: customFieldChoices,
          note: 'type follows the custom field; choice types take CustomFieldChoice objects by id',
        },
        name: { type: 'string', readOnly: true, note: 'change it on the CustomField' },
        type: {
          type: 'string',
          readOnly: true,
          enum: customFieldTypes,
          note: 'change it on the CustomField',
        },
        deleted: { type: 'boolean', note: 'true in an update of the parent removes the value' },
        customFieldID: { type: 'integer', ref: 'CustomerCustomField', note: 'needed when setting a value' },
        timeStamp: { type: 'datetime', readOnly: true, note: 'last modification' },
      },
    },
  },
  create: {
    fields: ['type', 'name', 'uom', 'default'],
    required: ['type', 'name'],
  },
  update: {
    fields: ['type', 'name', 'uom', 'decimalPrecision', 'default'],
    required: [],
  },
};
