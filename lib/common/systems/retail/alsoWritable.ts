import type { Field } from '../entity';

/**
 * What writes accept although the page's lists leave it out, by entity, or by the dotted name of a nested part: the
 * vendor's tutorials, samples and notes send it. Custom field values and notes are set by a write of their record;
 * `itemCode` stands for `itemID`; choice fields need a choice from the start.
 */
export const alsoWritable: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  Customer: { Note: { type: 'object' }, Tags: { type: 'object' }, CustomFieldValues: { type: 'object' } },
  Item: { Prices: { type: 'object' } },
  Order: { Note: { type: 'object' }, CustomFieldValues: { type: 'object' } },
  CustomerCustomField: { CustomFieldChoices: { type: 'object' } },
  ItemCustomField: { CustomFieldChoices: { type: 'object' } },
  OrderCustomField: { CustomFieldChoices: { type: 'object' } },
  SaleSaleLine: { itemCode: { type: 'string', note: 'UPC, EAN or item id, in place of itemID' } },
  'Sale.SaleLines': { itemCode: { type: 'string', note: 'UPC, EAN or item id, in place of itemID' } },
};
