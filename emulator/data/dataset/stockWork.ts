import type { Row } from '../row';
import type { Maker } from './maker';

/** Work on the stock: counts, reconciles, transfers and the log of changes. */
export function makeStockWork(maker: Maker): void {
  for (let number = 1; number <= 4; number++) {
    makeCount(maker, number);
  }
  for (let number = 1; number <= 8; number++) {
    makeTransfer(maker, number);
  }
  for (const { itemID, shopID, qoh, timeStamp } of maker
    .rows('ItemShop')
    .filter((row) => row['shopID'] !== 0)
    .slice(0, 200)) {
    maker.add('InventoryLog', {
      itemID,
      shopID,
      qohChange: qoh,
      costChange: 0,
      createTime: timeStamp,
      automated: false,
      reason: 'ManualQuantityAdjustment',
      employeeID: 1,
    });
  }
}

function makeCount(maker: Maker, number: number): void {
  const timeStamp = maker.moment();
  const isDone = number < 3;
  const fields = { name: `Spring count ${number}`, shopID: 1, archived: isDone, timeStamp };
  const { inventoryCountID } = maker.add('InventoryCount', fields);
  for (const stock of maker
    .rows('ItemShop')
    .filter((row) => row['shopID'] === 1)
    .slice(number * 10, number * 10 + 8)) {
    const { itemID, qoh } = stock;
    const counted = Math.max(0, Number(qoh)) + maker.int(-1, 1);
    const common = { inventoryCountID, itemID, timeStamp };
    maker.add('InventoryCountItem', { ...common, qty: counted, employeeID: 1 });
    maker.add('InventoryCountCalc', { ...common, calcQoh: qoh, countedQoh: counted });
    if (isDone) {
      const change = counted - Number(qoh);
      const result = { inventoryCountID, itemID, qohChange: change, costChange: change * 5, createTime: timeStamp };
      maker.add('InventoryCountReconcile', result);
    }
  }
}

/** Transfers between the first shops: open, sent or received; the older endpoint shows the same ones as flags. */
function makeTransfer(maker: Maker, number: number): void {
  const status = ['open', 'sent', 'received'][number % 3] ?? 'open';
  const createTime = maker.moment();
  const sentOn = status === 'open' ? undefined : maker.moment(createTime);
  const transfer = maker.add('Transfer', {
    note: number % 2 === 0 ? 'For the weekend' : '',
    archived: number === 8,
    status,
    sent: status !== 'open',
    received: status === 'received',
    createTime,
    sentOn,
    timeStamp: maker.moment(sentOn ?? createTime),
    needBy: maker.chance(50) ? maker.moment(createTime) : undefined,
    sendingShopID: 1,
    receivingShopID: Math.min(2, maker.size.shops),
    createdByEmployeeID: 1,
    sentByEmployeeID: status === 'open' ? 0 : 1,
    transferFromID: number,
    transferToID: number,
  });
  for (let line = 0; line < 1 + (number % 3); line++) {
    makeTransferItem(maker, transfer, number * 5 + line);
  }
}

function makeTransferItem(maker: Maker, { transferID, status, timeStamp }: Row, index: number): void {
  const item = maker.rows('Item')[index];
  const cost = Number(item?.['defaultCost'] ?? 0);
  const sent = status === 'open' ? 0 : 3;
  const received = status === 'received' ? 3 : 0;
  if (item) {
    const values = { sentValue: sent * cost, receivedValue: received * cost, timeStamp };
    const { itemID } = item;
    maker.add('TransferItem', { transferID, itemID, toSend: 3, toReceive: received, sent, received, ...values });
  }
}

/** The queue of labels that somebody wants printed. */
export function makeLabels(maker: Maker): void {
  for (const [index, { itemID }] of maker.rows('Item').slice(0, 5).entries()) {
    maker.add('Label', { itemID, copies: 1 + (index % 3) });
  }
}
