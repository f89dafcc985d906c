import type { Row } from '../../data/row';
import { cents } from '../../data/totals';
import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import { registerAmounts, sinceOpening } from '../read/registerAmounts';
import type { AccountState, Request } from '../request';
import { operate, readValues } from './operate';

/**
 * Opens a register with the amount of one payment type in its till. Another type may follow, since a call takes one
 * only; the same type again while it is open is refused. Source: vendor's page Register-open.
 */
export function answerOpen(request: Request): ApiReply {
  const register = registerOf(request);
  return operate(request, (writer) => {
    const values = readValues(request, 'RegisterWithdraw');
    refuseOpening(writer.state, register, values);
    const employeeID = values['employeeID'] ?? writer.by.employeeID;
    if (register['open'] !== true) {
      const opening = { open: true, openTime: writer.state.now(), openEmployeeID: employeeID };
      writer.state.store.table('Register').update(register, opening);
    }
    const { registerID } = register;
    return writer.create('RegisterWithdraw', { values: { ...values, registerID, employeeID }, nested: {} });
  });
}

function refuseOpening({ store }: AccountState, register: Row, { amount, paymentTypeID }: Row): void {
  if (Number(amount ?? 0) < 0) {
    throw invalid('RegisterOpen: amount must not be negative.');
  }
  const before = register['open'] === true ? sinceOpening(store, register, 'RegisterWithdraw') : [];
  if (before.some((each) => each['paymentTypeID'] === paymentTypeID)) {
    throw invalid('RegisterOpen: the register is open, with an amount of that payment type.');
  }
}

/**
 * Closes a register: a count with the amounts that should be in it. What was really counted cannot be sent, so every
 * `actual` is 0, and the opening time is the register's own, as in the vendor's sample of the page Register-close.
 */
export function answerClose(request: Request): ApiReply {
  const register = registerOf(request);
  return operate(request, (writer) => {
    const { store } = writer.state;
    const { openTime: _ignored, ...values } = readValues(request, 'RegisterCount');
    if (register['open'] !== true) {
      throw invalid('RegisterClose: the register is not open.');
    }
    const { registerID, openTime, openEmployeeID } = register;
    const closing = { registerID, openTime, openEmployeeID, closeEmployeeID: writer.by.employeeID, ...values };
    const count = writer.create('RegisterCount', { values: closing, nested: {} });
    for (const { paymentTypeID, add, withdraw, payment } of registerAmounts(store, register)) {
      const amount = { paymentTypeID, calculated: cents(add + withdraw + payment) };
      store.table('RegisterCountAmount').insert({ registerCountID: count['registerCountID'], ...amount });
    }
    store.table('Register').update(register, { open: false });
    return count;
  });
}

function registerOf({ state, ids }: Request): Row {
  return state.store.table('Register').get(ids['registerID']) ?? {};
}
