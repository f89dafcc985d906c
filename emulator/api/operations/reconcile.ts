import type { Row } from '../../data/row';
import { cents } from '../../data/totals';
import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import { renderRecord, viewerOf } from '../read/render';
import { collapse } from '../read/wire';
import type { Request } from '../request';
import { isReconciled, setStock, stockOf } from '../stock/stock';
import { checkRequiredFields, readDraft } from '../write/acceptance';
import { writerOf } from '../write/createWriter';
import { bodyOf } from '../write/write';
import type { Writer } from '../write/writer';

/**
 * Reconciles a count, or one item of it: stock becomes what was counted, and one record per item tells by how much it
 * changed. What is reconciled stays so: nothing is left to do a second time, which is refused.
 */
export function answerReconcile(request: Request): ApiReply {
  const { entity, state } = request;
  const body = bodyOf(request);
  checkRequiredFields(entity, entity.create, body);
  const { inventoryCountID, itemID } = readDraft(state, entity, entity.create, body).values;
  const rows = state.store.transaction(() => {
    const sums = state.store.table('InventoryCountCalc').where('inventoryCountID', inventoryCountID);
    const asked = itemID ? sums.filter((sum) => sum['itemID'] === itemID) : sums;
    const open = asked.filter((sum) => !isReconciled(state, sum));
    if (open.length === 0) {
      throw invalid(
        `InventoryCountReconcile: ${asked.length > 0 ? 'it is reconciled already' : 'nothing was counted'}.`,
      );
    }
    const writer = writerOf(request);
    return open.map((sum) => reconcile(writer, sum));
  });
  const shown = rows.map((row) => renderRecord(viewerOf(request), entity, row, new Map()));
  // No page tells how the results of a whole count are answered: all of them here, a single one bare as ever.
  return { status: 200, body: { '@attributes': { count: String(rows.length) }, [entity.entity]: collapse(shown) } };
}

function reconcile({ state, by }: Writer, { inventoryCountID, itemID, countedQoh }: Row): Row {
  const { store } = state;
  const stock = stockOf(state, itemID, store.table('InventoryCount').get(inventoryCountID)?.['shopID']);
  const qohChange = Number(countedQoh) - Number(stock['qoh']);
  const reason = qohChange > 0 ? 'AddInventoryForCount' : 'RemoveForInventoryCount';
  setStock(state, stock, Number(countedQoh), { reason, employeeID: by.employeeID, inventoryCountID });
  const unitCost = Number(store.table('Item').get(itemID)?.['avgCost'] ?? 0);
  return store.table('InventoryCountReconcile').insert({
    inventoryCountID,
    itemID,
    qohChange,
    costChange: cents(qohChange * unitCost),
    createTime: state.now(),
  });
}
