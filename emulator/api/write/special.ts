import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import { writeCustomFieldValues } from './customFieldValues';
import { asObject } from './fields';
import { plainTagName } from './hooks/settings';
import { writeItemShops } from './itemShops';
import { nestedDraft, nestedList } from './nestedBody';
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
