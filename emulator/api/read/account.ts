import type { ApiReply } from '../../types';
import type { Request } from '../request';
import { findRecord } from './findRecord';
import { renderRecord } from './render';
import { viewerOf } from './viewer';

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
