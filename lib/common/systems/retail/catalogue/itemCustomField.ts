import type { Entity } from '../../../model/entity';
import { customFieldChoices, customFieldTypes } from './parts/customField';

/** Item Custom Fields: `/API/V3/Account/{accountID}/Item/CustomField`. */
export const itemCustomField: Entity = {
  entity: 'ItemCustomField',
  kind: 'entity',
  label: 'Item Custom Field',
  plural: 'Item Custom Fields',
  path: 'Item/CustomField',
  envelope: 'CustomField',
  idField: 'customFieldID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: ['employee:inventory_base'],
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
      note: 'value limits: string 64 chars, text 4096',
    },
    name: { type: 'string' },
    uom: { type: 'string', maxLength: 4, note: 'unit label' },
    decimalPrecision: { type: 'integer', note: 'float type only' },
    archived: { type: 'boolean', note: 'set by Delete Object' },
    default: { type: 'mixed', choices: customFieldChoices, note: 'default value; type follows the custom field type' },
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
      appearsIn: 'Item.CustomFieldValues',
      required: ['customFieldID'],
      fields: {
        customFieldValueID: { type: 'integer', readOnly: true },
        value: {
          type: 'mixed',
          choices: customFieldChoices,
          note: 'follows field type; choices take CustomFieldChoice objects with customFieldChoiceID',
        },
        name: { type: 'string', readOnly: true, note: 'change it on the CustomField' },
        type: { type: 'string', readOnly: true, note: 'change it on the CustomField' },
        deleted: { type: 'boolean', note: 'send true to remove the value' },
        customFieldID: { type: 'integer', ref: 'ItemCustomField', note: 'required when setting a value' },
        timeStamp: { type: 'datetime', readOnly: true },
      },
    },
  },
  create: {
    fields: ['type', 'name', 'uom', 'decimalPrecision', 'default'],
    required: [],
  },
  update: {
    fields: ['name', 'uom', 'decimalPrecision', 'default'],
    required: [],
  },
};
