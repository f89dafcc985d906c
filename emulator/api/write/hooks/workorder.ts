import type { Hooks } from '../writer';

const FIRST_SKU = 250000000000;

/** Work orders: an open one for the employee who writes, unless told otherwise. */
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
};

/** Parts and labour of a work order. */
export const workorderPartHooks: Hooks = {
  create: (_world, values, by) => ({
    approved: true,
    tax: true,
    unitQuantity: 1,
    employeeID: by.employeeID,
    ...values,
  }),
};
