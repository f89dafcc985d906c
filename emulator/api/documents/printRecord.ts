import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import { renderRecord } from '../read/render';
import { addOrderAmounts } from './computed/order';
import { addEmployees } from './computed/registerCount';
import { addSaleExtras } from './computed/sale';
import { addShops } from './computed/transfer';
import { addWorkorderAmounts } from './computed/workorder';
import { printLabel } from './label';
import type { PrintParameters } from './parameters';
import { fixedTree, printedEntity } from './printedEntity';
import type { Addition, Printer, Shown } from './printer';

const additions: Readonly<Record<string, Addition>> = {
  Order: addOrderAmounts,
  RegisterCount: addEmployees,
  Sale: addSaleExtras,
  Transfer: addShops,
  Workorder: addWorkorderAmounts,
};

/** The data of a document: a label with its item inside, else the printed record with all that belongs to it. */
export function printRecord(printer: Printer, document: Entity, row: Row, parameters: PrintParameters): Shown {
  if (document.envelope === 'Label') {
    return printLabel(printer, document, row, parameters);
  }
  const shown = renderRecord(printer.viewer, printedEntity(document), row, fixedTree(document));
  additions[document.document ?? '']?.(printer, row, shown);
  return shown;
}
