import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';

/** What a refund takes over from the line that it refunds. */
const INHERITED = [
  'itemID',
  'unitPrice',
  'normalUnitPrice',
  'discountID',
  'discountPercent',
  'avgCost',
  'fifoCost',
  'tax',
  'taxCategoryID',
  'taxClassID',
  'tax1Rate',
  'tax2Rate',
];

/** Fields of a refund's line from the original one; undefined for other lines. */
export function fromParent({ store }: AccountState, values: Row): Row | undefined {
  const parent = store.table('SaleLine').get(values['parentSaleLineID']);
  if (!parent) {
    return undefined;
  }
  const share = Number(values['unitQuantity']) / Number(parent['unitQuantity']);
  const inherited = Object.fromEntries(INHERITED.map((name) => [name, parent[name]]));
  return { ...inherited, discountAmount: Number(parent['discountAmount']) * share };
}

/** Units of a line that were not given back yet. */
export function refundable({ store }: AccountState, parent: Row): number {
  const refunds = store.table('SaleLine').where('parentSaleLineID', parent['saleLineID']);
  const live = refunds.filter((line) => isLive(store.table('Sale').get(line['saleID'])));
  return live.reduce((left, line) => left + Number(line['unitQuantity']), Number(parent['unitQuantity']));
}

const isLive = (sale: Row | undefined): boolean => sale?.['archived'] !== true && sale?.['voided'] !== true;

/** The original line caps the quantity of all its refunds together (Source: vendor's page Sale). */
export function refuseOverRefund(state: AccountState, line: Row): void {
  const parent = state.store.table('SaleLine').get(line['parentSaleLineID']);
  if (!parent) {
    return;
  }
  const sale = state.store.table('Sale').get(parent['saleID']);
  if (sale?.['completed'] !== true || sale['voided'] === true || Number(parent['unitQuantity']) <= 0) {
    throw invalid('SaleLine: parentSaleLineID must name a sold line of a completed sale.');
  }
  if (Number(line['unitQuantity']) >= 0) {
    throw invalid('SaleLine: unitQuantity of a refunded line must be negative.');
  }
  if (refundable(state, parent) < 0) {
    throw invalid('SaleLine: more units would be refunded than were sold with parentSaleLineID.');
  }
}
