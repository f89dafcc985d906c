import type { Hooks } from '../writer';

/** Registers open and close by operations of their own; a plain update cannot do it. */
export const registerHooks: Hooks = {
  update: (_state, _register, { open, openTime, openEmployeeID, ...changes }) => changes,
};

/** Whoever puts money into a till or takes some out, if nobody else is named. */
export const registerWithdrawHooks: Hooks = {
  create: (_state, values, by) => ({ employeeID: by.employeeID, ...values }),
};
