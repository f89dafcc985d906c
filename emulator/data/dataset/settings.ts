import type { Row } from '../row';
import { type FixedRows, fixedRows } from './fixedRows';
import type { Maker } from './maker';

/** What an account has before it trades: its own record, options, locales, taxes, payment types and the like. */
export function makeSettings(maker: Maker): void {
  makeAccount(maker);
  for (const { table, times, rows } of fixedRows) {
    for (const row of rows) {
      maker.add(table, { ...row, ...timesOf(maker, times) });
    }
  }
}

function makeAccount(maker: Maker): void {
  maker.add('Account', {
    accountID: Number(maker.accountID),
    name: 'Harbour Street Cycles',
    status: 'active',
    employeeCount: maker.size.employees,
    employeeLimit: maker.size.employees + 4,
    uniqueSubscriptionIdentifier: maker.faker.string.alphanumeric({ length: 9, casing: 'upper' }),
    defaultCurrency: { code: 'USD', symbol: '$' },
    purchasingCurrencies: {
      purchasingCurrency: [
        { code: 'USD', symbol: '$', rate: 1 },
        { code: 'EUR', symbol: '€', rate: 1.09 },
      ],
    },
  });
}

function timesOf(maker: Maker, times: FixedRows['times']): Row {
  if (times === undefined) {
    return {};
  }
  if (times === 'changed') {
    return { timeStamp: maker.moment() };
  }
  const createTime = maker.moment();
  return { createTime, timeStamp: maker.moment(createTime) };
}
