import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState, Request } from '../request';

/** Rules of an endpoint, not of its records: checked before a write through it. `row` is absent on creation. */
export const entityRules: Readonly<Record<string, (request: Request, values: Row, row: Row | undefined) => void>> = {
  Sale: ({ call }, values, row) => {
    const body = call.body as Row;
    if (row?.['completed'] === true && ('SaleLines' in body || 'SalePayments' in body)) {
      throw invalid('Sale: lines and payments of a completed sale cannot be changed.');
    }
    if (row?.['completed'] === true && values['completed'] === false) {
      throw invalid('Sale: a completed sale cannot be opened again.');
    }
  },
  SaleLine: ({ state }, values, row) => {
    if (!row) {
      checkReservation(values);
    }
    refuseWorkorderLine(row);
    checkCustomer({ ...row, ...values });
    const sale = openSale(state, values['saleID'] ?? row?.['saleID']);
    if (sale && row && row['saleID'] === 0 && sale['customerID'] !== row['customerID']) {
      throw invalid('SaleLine: a reservation can join only a sale of its own customer.');
    }
  },
  SaleSaleLine: ({ state, ids }, values) => {
    openSale(state, ids['saleID']);
    openSale(state, values['saleID']);
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

/** A reservation always has a customer (Source: vendor's page SaleLine). */
function checkCustomer(line: Row): void {
  if ((line['isLayaway'] === true || line['isSpecialOrder'] === true) && !line['customerID']) {
    throw invalid('SaleLine: a reservation needs a customerID.');
  }
}

function refuseWorkorderLine(row: Row | undefined): void {
  if (row?.['isWorkorder'] === true) {
    throw invalid('SaleLine: lines of work orders are changed through the work order.');
  }
}

function openSale({ store }: AccountState, saleID: unknown): Row | undefined {
  const sale = store.table('Sale').get(saleID);
  if (sale?.['completed'] === true || sale?.['archived'] === true) {
    throw invalid('SaleLine: the sale is completed or archived.');
  }
  return sale;
}
