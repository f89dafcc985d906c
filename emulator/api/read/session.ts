import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import type { ApiReply } from '../../types';
import type { Request } from '../request';
import { findRecord } from './findRecord';
import { renderRecord, viewerOf } from './render';
import { wireObject } from './wire';

/** Who holds the token, without an envelope. A right is true when the token's scopes name it or all. */
export function answerSession({ state, call, entity }: Request): ApiReply {
  const employee = state.store.table('Employee').get(call.employeeID);
  const rights = Object.keys(retailCatalogue[entity.entity]?.subObjects?.['Rights']?.fields ?? {});
  const has = (right: string) => call.scopes.includes('employee:all') || call.scopes.includes(`employee:${right}`);
  return {
    status: 200,
    body: wireObject({
      sessionID: '',
      sessionCookie: '',
      employeeID: call.employeeID,
      systemCustomerID: state.accountID,
      systemUserID: employee?.['systemUserID'] ?? 0,
      systemAPIClientID: 1,
      systemAPIKeyID: 1,
      ecomUrl: '',
      shopCount: state.store.table('Shop').rows().length,
      Employee: {
        employeeID: call.employeeID,
        firstName: employee?.['firstName'] ?? '',
        lastName: employee?.['lastName'] ?? '',
        singleShop: false,
        hasPin: Boolean(employee?.['accessPin']),
        isCheckedIn: Boolean(employee?.['clockInEmployeeHoursID']),
      },
      Rights: Object.fromEntries(rights.map((right) => [right, has(right)])),
    }),
  };
}

/** The collection tells little: which account the token belongs to. */
export function answerAccounts({ state }: Request): ApiReply {
  const account = state.store.table('Account').rows()[0];
  const href = `/API/V3/Account/${state.accountID}`;
  return {
    status: 200,
    body: {
      '@attributes': { count: '1' },
      Account: { accountID: state.accountID, name: String(account?.['name']), link: { '@attributes': { href } } },
    },
  };
}

/** One account comes without an envelope and without its id among the fields. */
export function answerAccount(request: Request): ApiReply {
  const { accountID, ...fields } = renderRecord(viewerOf(request), request.entity, findRecord(request), new Map());
  return { status: 200, body: { '@attributes': { systemCustomerID: accountID }, ...fields } };
}
