import type { Entity } from '../../../lib/common/systems/entity';
import type { Row } from '../../data/row';
import { renderRecord, type Viewer } from '../read/render';
import type { World } from '../world';
import { addOrderAmounts } from './computed/order';
import { addEmployees } from './computed/registerCount';
import { addSaleExtras } from './computed/sale';
import { addShops } from './computed/transfer';
import { addWorkorderAmounts } from './computed/workorder';
import { printLabel } from './label';
import type { PrintParameters } from './parameters';
import { fixedTree, printedEntity } from './printedEntity';

/** What printing needs. */
export interface Printer {
  readonly viewer: Viewer;
  readonly world: World;
}

/** A record as it is shown, to which a document may add. */
export type Shown = Record<string, unknown>;

/** Adds what a document computes, or shows beside its fixed relations. */
export type Addition = (printer: Printer, row: Row, shown: Shown) => void;

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
