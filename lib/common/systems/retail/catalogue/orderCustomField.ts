import type { Entity } from '../../../model/entity';
import { customFieldChoices, customFieldTypes } from './parts/customField';

/** Purchase Order Custom Fields: `/API/V3/Account/{accountID}/Order/CustomField`. */
export const orderCustomField: Entity = {
  entity: 'OrderCustomField',
  kind: 'entity',
  label: 'Purchase Order Custom Field',
  plural: 'Purchase Order Custom Fields',
  path: 'Order/CustomField',
  envelope: 'CustomField',
  idField: 'customFieldID',
  operations: { get: true, list: true, create: true, update: true, delete: 'archive' },
  scopes: ['employee:purchase_orders'],
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
      note: 'values limited: string 64, text 4096 characters',
    },
    name: { type: 'string' },
    uom: { type: 'string', maxLength: 4, note: 'unit of measure' },
    decimalPrecision: { type: 'integer', note: 'rounding; only settable for type float' },
    archived: { type: 'boolean' },
    CustomFieldChoices: { type: 'object' },
    default: { type: 'mixed', choices: customFieldChoices, note: 'a CustomFieldValue' },
  },
  undocumentedFields: {
    timeStamp: {
      type: 'datetime',
      readOnly: true,
    },
    value: { type: 'mixed', choices: customFieldChoices },
  },
  subObjects: {
    CustomFieldValue: {
      keyFields: ['customFieldID'],
      // Choices are empty unless the relation `CustomFieldValues.value` was loaded: sent so, they would be lost.
      computedWhen: { type: '.*_choice', value: '' },
      appearsIn: 'Order.CustomFieldValues',
      required: ['customFieldID'],
      fields: {
        customFieldValueID: { type: 'integer', readOnly: true },
        value: {
          type: 'mixed',
          choices: customFieldChoices,
          note: "type follows the custom field's type; choice types take choice objects",
        },
        name: { type: 'string', readOnly: true, note: 'change it on the custom field itself' },
        type: { type: 'string', readOnly: true, note: 'change it on the custom field itself' },
        deleted: { type: 'boolean', note: 'send true to remove the value' },
        customFieldID: { type: 'integer', ref: 'OrderCustomField', note: 'needed whenever a value is set' },
        timeStamp: { type: 'datetime', readOnly: true },
      },
    },
    CustomFieldChoices: {
      maxItems: 64,
      container: 'CustomFieldChoice',
      note: 'wrapper inferred',
    },
  },
  create: {
    fields: ['value', 'name', 'type'],
    required: [],
  },
  update: {
    fields: ['value', 'name', 'type', 'uom', 'decimalPrecision'],
    required: [],
  },
};
