import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import { nestedDraft, nestedList } from './fields';
import type { Writer } from './writer';

/**
 * Lines of a sale: new ones, changes of its own ones, and reservations of the same customer that are taken in
 * (Source: vendor's tutorial on reservations). `itemCode` may stand for `itemID`.
 */
export function writeSaleLines(writer: Writer, sale: Row, sent: unknown): void {
  const lines = writer.state.store.table('SaleLine');
  const { saleID } = sale;
  for (const entry of nestedList('SaleLines', 'SaleLine', sent)) {
    const { values, nested } = nestedDraft(writer.state, 'SaleLine', withNote(entry));
    const draft = { values: { ...withoutMarks(values), ...itemFromCode(writer, entry), saleID }, nested };
    const id = Number(entry['saleLineID'] ?? 0);
    if (id === 0) {
      writer.create('SaleLine', draft);
      continue;
    }
    const line = lines.get(id);
    const isReservation = line?.['saleID'] === 0 && line['customerID'] === sale['customerID'];
    if (!line || !(line['saleID'] === saleID || isReservation)) {
      throw invalid('SaleLines: saleLineID points to no line of this sale and to no reservation of its customer.');
    }
    writer.update('SaleLine', line, draft);
  }
}

/** Reservations are made at their own endpoint only (Source: vendor's page SaleLine). */
function withoutMarks({ isLayaway, isSpecialOrder, isWorkorder, ...values }: Row): Row {
  return values;
}

/** A plain `note`, as a tutorial sends it on a miscellaneous line, stands for the line's note. */
function withNote(entry: Row): Row {
  return typeof entry['note'] === 'string' ? { Note: { note: entry['note'], isPublic: true }, ...entry } : entry;
}

/** An item by its id or a bar code. */
export function itemFromCode(writer: Writer, entry: Row): Row {
  const code = entry['itemCode'];
  if (code === undefined || code === '') {
    return {};
  }
  const item = writer.state.store
    .table('Item')
    .rows()
    .find((row) => [row['itemID'], row['upc'], row['ean']].map(String).includes(String(code)));
  if (!item) {
    throw invalid('SaleLine: itemCode matches no item.');
  }
  return { itemID: item['itemID'] };
}
