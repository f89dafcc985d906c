import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import { findRecord } from '../read/findRecord';
import type { AccountState, Request } from '../request';
import { stockOf } from '../stock/stock';
import { changeTimes } from '../write/fields';
import { refuseSent } from '../write/hooks/settings';
import { bodyOf } from '../write/write';
import type { Writer } from '../write/writer';
import { operate } from './operate';

/** Takes a transfer out of the archive. */
export function answerRestore(request: Request): ApiReply {
  return change(request, (transfer) => {
    refuseSent(transfer);
    return { archived: false };
  });
}

/** Sends a transfer: its units are under way from now on, and it is fixed. Stock moves only when it is received. */
export function answerSend(request: Request): ApiReply {
  return change(request, (transfer, { state, by }) => {
    const items = state.store.table('TransferItem').where('transferID', transfer['transferID']);
    refuseUnready(transfer, items);
    for (const item of items) {
      send(state, transfer, item);
    }
    return { status: 'sent', sent: true, sentOn: state.now(), sentByEmployeeID: by.employeeID };
  });
}

function change(request: Request, effect: (transfer: Row, writer: Writer) => Row): ApiReply {
  const transfer = findRecord(request);
  bodyOf(request);
  return operate(request, (writer) => {
    const { store, now } = writer.state;
    const table = store.table('Transfer');
    table.update(transfer, { ...effect(transfer, writer), ...changeTimes(table.schema, now()) });
    return transfer;
  });
}

/** No page tells what a transfer needs before it goes; two shops and an item, here. */
function refuseUnready(transfer: Row, items: readonly Row[]): void {
  refuseSent(transfer);
  const { sendingShopID, receivingShopID } = transfer;
  if (!sendingShopID || !receivingShopID || sendingShopID === receivingShopID) {
    throw invalid('InventoryTransfer: sendingShopID and receivingShopID must name two shops.');
  }
  if (transfer['archived'] === true || items.length === 0) {
    throw invalid('InventoryTransfer: only a live transfer with items can be sent.');
  }
}

function send(state: AccountState, { sendingShopID, receivingShopID }: Row, item: Row): void {
  const { itemID, toSend } = item;
  const { store } = state;
  const unitCost = Number(store.table('Item').get(itemID)?.['avgCost'] ?? 0);
  store
    .table('TransferItem')
    .update(item, { sent: toSend, sentValue: Number(toSend) * unitCost, timeStamp: state.now() });
  const stocks = store.table('ItemShop');
  for (const [shopID, column] of [
    [sendingShopID, 'onTransferOut'],
    [receivingShopID, 'onTransferIn'],
    [0, 'onTransferOut'],
    [0, 'onTransferIn'],
  ] as const) {
    const stock = stockOf(state, itemID, shopID);
    stocks.update(stock, { [column]: Number(stock[column]) + Number(toSend), timeStamp: state.now() });
  }
}
