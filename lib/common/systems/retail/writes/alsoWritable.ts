import type { Field } from '../../../model/entity';

/** A field, or a nested part that another entity's page describes. */
export interface AlsoWritable extends Field {
  /** The entity whose part of the same name tells what is in it, where the own page does not. */
  readonly describedBy?: string;
}

const choices: AlsoWritable = {
  type: 'object',
  describedBy: 'OrderCustomField',
  note: 'a field of a choice type needs at least one choice from the start',
};
const itemCode: AlsoWritable = { type: 'string', note: 'UPC, EAN or item id, in place of itemID' };

/**
 * What writes accept although the page's lists leave it out, by entity, or by the dotted name of a nested part: the
 * vendor's tutorials, samples and notes send it.
 */
export const alsoWritable: Readonly<Record<string, Readonly<Record<string, AlsoWritable>>>> = {
  Customer: { Note: { type: 'object' }, Tags: { type: 'object' }, CustomFieldValues: { type: 'object' } },
  Item: { Prices: { type: 'object' } },
  Order: { Note: { type: 'object' }, CustomFieldValues: { type: 'object' } },
  CustomerCustomField: { CustomFieldChoices: choices },
  ItemCustomField: { CustomFieldChoices: choices },
  OrderCustomField: { CustomFieldChoices: choices },
  // Its page names both and describes neither.
  ItemMatrix: { CustomFieldValues: { type: 'object', describedBy: 'Item' } },
  'ItemMatrix.Department': { departmentID: { type: 'integer' }, name: { type: 'string' } },
  SaleSaleLine: { itemCode },
  'Sale.SaleLines': { itemCode },
};

/** What creations alone take beside that. Source: the sample of a new sale. */
export const alsoCreatable: Readonly<Record<string, Readonly<Record<string, AlsoWritable>>>> = {
  Sale: {
    discountPercent: { type: 'float' },
    isTaxInclusive: { type: 'boolean' },
    receiptPreference: { type: 'string' },
  },
};
