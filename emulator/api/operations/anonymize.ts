import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { findRecord } from '../read/findRecord';
import type { AccountState, Request } from '../request';
import { changeTimes } from '../write/fields';
import { NO_CONTACT } from '../write/hooks/customer';
import { operate } from './operate';

/**
 * Archives a customer and wipes what tells who it is. Notes, custom values and the credit account stay, the account
 * without the name. Source: vendor's page Customer.
 */
export function answerAnonymize(request: Request): ApiReply {
  const customer = findRecord(request);
  return operate(request, (writer) => {
    const { state } = writer;
    writer.archive('Customer', customer);
    wipe(state, 'Customer', customer['customerID'], anonymous(customer));
    wipe(state, 'Contact', customer['contactID'], { custom: '', ...NO_CONTACT });
    wipe(state, 'CreditAccount', customer['creditAccountID'], { name: '' });
    return customer;
  });
}

function anonymous({ customerID }: Row): Row {
  const empty = { title: '', company: '', companyRegistrationNumber: '', vatNumber: '', dob: undefined };
  return { ...empty, firstName: 'Customer', lastName: `[${customerID}]` };
}

function wipe(state: AccountState, tableName: string, id: unknown, values: Row): void {
  const table = state.store.table(tableName);
  const row = table.get(id);
  if (row) {
    table.update(row, { ...values, ...changeTimes(table.schema, state.now()) });
  }
}
