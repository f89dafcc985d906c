import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { Request, World } from '../world';

/** Rules of an endpoint, not of its records: checked before a write through it. `row` is absent on creation. */
export const entityRules: Readonly<Record<string, (request: Request, values: Row, row: Row | undefined) => void>> = {
  SaleLine: ({ world }, values, row) => {
    if (!row) {
      checkReservation(values);
    }
    const sale = openSale(world, values['saleID'] ?? row?.['saleID']);
    if (sale && row && row['saleID'] === 0 && sale['customerID'] !== row['customerID']) {
      throw invalid('SaleLine: a reservation can join only a sale of its own customer.');
    }
  },
  SaleSaleLine: ({ world, ids }, values) => {
    openSale(world, ids['saleID']);
    openSale(world, values['saleID']);
  },
};

function checkReservation(values: Row): void {
  if (values['isLayaway'] !== true && values['isSpecialOrder'] !== true) {
    throw invalid('SaleLine: isLayaway or isSpecialOrder must be true; lines of a sale are added through the sale.');
  }
  if (Number(values['unitQuantity']) <= 0) {
    throw invalid('SaleLine: unitQuantity must be positive.');
  }
}

function openSale({ store }: World, saleID: unknown): Row | undefined {
  const sale = store.table('Sale').get(saleID);
  if (sale?.['completed'] === true || sale?.['archived'] === true) {
    throw invalid('SaleLine: the sale is completed or archived.');
  }
  return sale;
}
