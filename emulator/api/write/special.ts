import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { setStock, stockOf } from '../stock/stock';
import { writeCustomFieldValues } from './customFieldValues';
import { asObject, nestedDraft, nestedList, readFields } from './fields';
import { plainTagName } from './hooks/settings';
import { writeSaleLines } from './saleLines';
import type { Writer } from './writer';

/** Nested records that follow rules of their own: `table.relation` -> how they are written. */
export const specialWriters: Readonly<Record<string, (writer: Writer, row: Row, sent: unknown) => void>> = {
  'Customer.CustomFieldValues': (writer, row, sent) => writeCustomFieldValues(writer.state, 'Customer', row, sent),
  'Customer.Tags': writeCustomerTags,
  'Item.CustomFieldValues': (writer, row, sent) => writeCustomFieldValues(writer.state, 'Item', row, sent),
  'Item.ItemShops': (writer, row, sent) => writeItemShops(writer, row, sent),
  'Order.CustomFieldValues': (writer, row, sent) => writeCustomFieldValues(writer.state, 'Order', row, sent),
  'Sale.SaleLines': writeSaleLines,
  'Sale.SaleNotes': writeSaleNotes,
};

/** One note of each kind, created or changed without ids (Source: vendor's tutorial on sale notes). */
function writeSaleNotes(writer: Writer, sale: Row, sent: unknown): void {
  const notes = asObject(sent === '' || sent === null ? {} : sent, 'SaleNotes');
  const { store } = writer.state;
  for (const [name, via] of [
    ['InternalNote', 'internalNoteID'],
    ['PrintedNote', 'printedNoteID'],
  ] as const) {
    if (notes[name] !== undefined) {
      const draft = nestedDraft(writer.state, 'Note', asObject(notes[name], name));
      const known = store.table('Note').get(sale[via]);
      if (known) {
        writer.update('Note', known, draft);
      } else {
        const values = { isPublic: name === 'PrintedNote', ...draft.values };
        store.table('Sale').update(sale, { [via]: writer.create('Note', { ...draft, values })['noteID'] });
      }
    }
  }
}

// No page tells how a customer's tags are written: an existing one by its id, or any by its name.
function writeCustomerTags(writer: Writer, customer: Row, sent: unknown): void {
  const { store } = writer.state;
  const relations = store.table('TagRelation');
  for (const entry of nestedList('Tags', 'Tag', sent)) {
    const { values } = nestedDraft(writer.state, 'Tag', entry);
    const tags = store.table('Tag');
    const known = entry['tagID']
      ? tags.get(entry['tagID'])
      : tags.rows().find((tag) => tag['name'] === plainTagName(values['name']));
    if (!known && entry['tagID']) {
      throw invalid('Tags: tagID points to no existing Tag.');
    }
    const { tagID } = known ?? writer.create('Tag', { values, nested: {} });
    const { customerID } = customer;
    if (!relations.where('customerID', customerID).some((relation) => relation['tagID'] === tagID)) {
      relations.insert({ tagID, customerID, timeStamp: writer.state.now() });
    }
  }
}

/** Fields that a nested stock record takes; everything else on it is computed. */
const WRITABLE = ['qoh', 'reorderPoint', 'reorderLevel'];

/**
 * Sets stock through an item. Entries name `itemShopID` or `shopID`; unknown, repeated and summary records are refused
 * (Source: vendor's changelog 2025.06.06). Missing records come into being.
 */
function writeItemShops({ state, by }: Writer, item: Row, sent: unknown): void {
  const seen = new Set<unknown>();
  for (const entry of nestedList('ItemShops', 'ItemShop', sent)) {
    const stock = findStock(state, item, entry);
    if (seen.has(stock['shopID'])) {
      throw invalid('ItemShops names a shop twice.');
    }
    seen.add(stock['shopID']);
    const { qoh, ...settings } = readFields(state, 'ItemShop', entry, (column) => WRITABLE.includes(column));
    state.store.table('ItemShop').update(stock, { ...settings, timeStamp: state.now() });
    if (qoh !== undefined) {
      setStock(state, stock, Number(qoh), { reason: 'ManualQuantityAdjustment', employeeID: by.employeeID });
    }
  }
}

function findStock(state: AccountState, item: Row, entry: Row): Row {
  const { store } = state;
  const named = Number(entry['itemShopID'] ?? 0);
  if (named) {
    const stock = store.table('ItemShop').get(named);
    if (stock?.['itemID'] !== item['itemID'] || stock?.['shopID'] === 0) {
      throw invalid('ItemShops: itemShopID points to no stock record of this item in a shop.');
    }
    return stock as Row;
  }
  const shop = store.table('Shop').get(entry['shopID'] ?? 0);
  if (!shop) {
    throw invalid('ItemShops: each entry needs an itemShopID or the shopID of an existing shop.');
  }
  return stockOf(state, item['itemID'], shop['shopID']);
}
