import type { Row } from '../../../data/row';
import { offRegister, onRegister, PARTS, type PartTable, refusePaid } from '../../sale/workorderParts';
import type { Hooks, Writer } from '../writer';

const FIRST_SKU = 250000000000;

/** Work orders: an open one for the employee who writes, unless told otherwise; their parts follow them. */
export const workorderHooks: Hooks = {
  create({ store, now }, values, by) {
    const workorderID = store.table('Workorder').nextID();
    const status = store
      .table('WorkorderStatus')
      .rows()
      .find((each) => each['systemValue'] === 'open');
    return {
      workorderID,
      systemSku: String(FIRST_SKU + workorderID),
      employeeID: by.employeeID,
      workorderStatusID: status?.['workorderStatusID'] ?? 0,
      timeIn: now(),
      tax: true,
      ...values,
    };
  },
  written({ store }, workorder, writer) {
    for (const table of PARTS) {
      for (const part of store.table(table).where('workorderID', workorder['workorderID'])) {
        if (workorder['assignEmployeeToAll'] === true) {
          store.table(table).update(part, { employeeID: workorder['employeeID'] });
        }
        if (part['saleLineID'] && part['saleID'] === 0) {
          onRegister(writer, table, part);
        }
      }
    }
  },
  remove: (_state, workorder, writer) => releaseParts(writer, workorder),
};

/** An archived work order reserves nothing any more; what is on a sale stays there. */
function releaseParts(writer: Writer, { workorderID, checkoutSaleID }: Row): void {
  const { store } = writer.state;
  for (const table of checkoutSaleID ? [] : PARTS) {
    for (const part of store.table(table).where('workorderID', workorderID)) {
      offRegister(writer, part);
      store.table(table).update(part, { saleLineID: 0 });
    }
  }
}

/** Parts and labour of a work order, with the sale line that stands for them on the register. */
export function workorderPartHooks(table: PartTable): Hooks {
  return {
    create(state, values, by) {
      refusePaid(state, values);
      const defaults = { approved: true, tax: true, unitQuantity: 1, employeeID: by.employeeID };
      return { ...defaults, ...fromItem(state.store.table('Item').get(values['itemID'])), ...values };
    },
    update(state, part, changes) {
      refusePaid(state, part);
      return changes;
    },
    written: (_state, part, writer) => void onRegister(writer, table, part),
    remove(state, part, writer) {
      refusePaid(state, part);
      offRegister(writer, part);
    },
  };
}

function fromItem(item: Row | undefined): Row {
  const prices = (item?.['Prices'] as Row[] | undefined) ?? [];
  const unitPrice = prices.find((price) => price['useType'] === 'Default')?.['amount'] ?? 0;
  return item ? { unitPrice, tax: item['tax'] } : {};
}
