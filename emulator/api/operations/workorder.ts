import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import type { AccountState, Request } from '../request';
import { onRegister, PARTS } from '../sale/workorderParts';
import { writerOf } from '../write/createWriter';
import { bodyOf } from '../write/write';
import type { Writer } from '../write/writer';
import { operate, readValues } from './operate';

/**
 * Makes a sale of a work order, with a line for each part and labour. It stays open, since it is not paid; the answer
 * holds its id alone. Source: vendor's page Workorder-Checkout.
 */
export function answerCheckout(request: Request): ApiReply {
  const { state, entity } = request;
  bodyOf(request);
  const workorder = workorderOf(request);
  const saleID = state.store.transaction(() => {
    refuseCheckedOut(state, workorder);
    return checkout(writerOf(request), workorder);
  });
  const answer = { '@attributes': { count: '1' }, [entity.envelope ?? '']: { saleID: String(saleID) } };
  return { status: 200, body: answer };
}

function checkout(writer: Writer, workorder: Row): unknown {
  const { store } = writer.state;
  const { workorderID, customerID, shopID, employeeID, discountID } = workorder;
  const values = { customerID, shopID, employeeID, discountID };
  const { saleID } = writer.create('Sale', { values, nested: {} });
  for (const table of PARTS) {
    for (const part of store.table(table).where('workorderID', workorderID)) {
      writer.update('SaleLine', onRegister(writer, table, part), { values: { saleID }, nested: {} });
    }
  }
  store.table('Workorder').update(workorder, { checkoutSaleID: saleID });
  return saleID;
}

function refuseCheckedOut({ store }: AccountState, { checkoutSaleID, archived }: Row): void {
  const sale = store.table('Sale').get(checkoutSaleID);
  if (archived === true || (sale && sale['archived'] !== true)) {
    throw invalid('WorkorderCheckout: the work order is archived, or on a sale already.');
  }
}

/** What a copy does not take over: ids, places on the register, and what every new one has of its own. */
const OWN = [
  'workorderID',
  'workorderItemID',
  'workorderLineID',
  'systemSku',
  'saleID',
  'saleLineID',
  'checkoutSaleID',
  'timeStamp',
];

/**
 * Copies a work order with its parts and labour, for another shop or employee if the body says so. The copy comes in
 * now and is due now, as in the samples of the vendor's page Workorder-Clone.
 */
export function answerClone(request: Request): ApiReply {
  return operate(request, (writer) => {
    const { store, now } = writer.state;
    const workorder = workorderOf(request);
    const { workorderStatusID, archived, ...copied } = without(workorder, OWN);
    const times = { timeIn: now(), etaOut: now() };
    const values = { ...copied, ...times, ...readValues(request, 'Workorder') };
    const clone = writer.create('Workorder', { values, nested: {} });
    for (const table of PARTS) {
      for (const part of store.table(table).where('workorderID', workorder['workorderID'])) {
        const { workorderID } = clone;
        writer.create(table, { values: { ...without(part, OWN), workorderID }, nested: {} });
      }
    }
    return clone;
  });
}

function workorderOf({ state, ids }: Request): Row {
  return state.store.table('Workorder').get(ids['workorderID']) ?? {};
}

function without(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}
