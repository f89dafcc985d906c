import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { Hooks } from '../writer';

/** An amount of money or a percentage, never both. */
export const discountHooks: Hooks = {
  create: (_state, values) => checked(values),
  update: (_state, discount, changes) => {
    checked({ ...discount, ...changes });
    return changes;
  },
};

function checked<T extends Record<string, unknown>>(discount: T): T {
  if (discount['discountAmount'] && discount['discountPercent']) {
    throw invalid('Discount: discountAmount and discountPercent exclude each other; set the other one to 0.');
  }
  if (Number(discount['discountPercent'] ?? 0) > 1) {
    throw invalid('Discount: discountPercent is a fraction of at most 1.');
  }
  return discount;
}

/** The system's own payment types stay as they are. */
export const paymentTypeHooks: Hooks = {
  create: (_state, values) => ({ ...values, type: values['type'] || 'user defined', internalReserved: false }),
  update(_state, type, changes) {
    refuseReserved(type);
    return changes;
  },
  remove: (_state, type) => refuseReserved(type),
};

function refuseReserved(type: Record<string, unknown>): void {
  if (type['internalReserved'] === true) {
    throw invalid('PaymentType: a payment type of the system cannot be changed.');
  }
}

/** Names of tags are brought into one form, as the page's sample shows: `New Tag` becomes `newtag`. */
export const tagHooks: Hooks = {
  create: (_state, values) => withPlainName(values),
  update: (_state, _tag, changes) => withPlainName(changes),
  remove({ store }, tag) {
    for (const relation of store.table('TagRelation').where('tagID', tag['tagID'])) {
      store.table('TagRelation').remove(relation);
    }
  },
};

function withPlainName(values: Record<string, unknown>): Record<string, unknown> {
  return 'name' in values ? { ...values, name: plainTagName(values['name']) } : values;
}

export function plainTagName(name: unknown): string {
  return String(name).toLowerCase().replace(/\s+/g, '');
}

export const taxClassHooks: Hooks = {
  remove({ store }, taxClass) {
    const users = ['Item', 'ItemMatrix', 'SaleLine', 'TaxCategoryClass'];
    if (users.some((name) => store.table(name).where('taxClassID', taxClass['taxClassID']).length > 0)) {
      throw invalid('TaxClass: a tax class in use cannot be deleted.');
    }
  },
};

/** Inventory transfers: open at first, fixed once they are sent, even against archiving. */
export const transferHooks: Hooks = {
  create: (_state, values, by) => ({ status: 'open', createdByEmployeeID: by.employeeID, ...values }),
  update(_state, transfer, changes) {
    refuseSent(transfer);
    return changes;
  },
  remove: (_state, transfer) => refuseSent(transfer),
};

export function refuseSent(transfer: Row): void {
  if (transfer['status'] !== 'open') {
    throw invalid('InventoryTransfer: a transfer that was sent cannot be changed.');
  }
}
