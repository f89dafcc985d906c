import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import { tableOf } from '../../data/schema';
import { createStore } from '../../data/store';
import { localDate, parseTime } from '../../data/time';
import type { ApiReply } from '../../types';
import { readListRequest } from '../query/listRequest';
import { answerRows } from '../read/list';
import { renderRecord, viewerOf } from '../read/render';
import type { AccountState, Request } from '../request';
import { discountsByDay, ordersByTaxClass, paymentsByDay, taxClassSalesByDay, taxesByDay } from './figures';
import { readSpan, type Span } from './span';

/** A report's rows: `date` as `2016-11-02`, in the order of dates. */
type Report = (state: AccountState, span: Span) => readonly Row[];

const reports: Readonly<Record<string, Report>> = {
  ReportsAccountingDiscountsByDay: discountsByDay,
  ReportsAccountingOrdersByTaxClass: ordersByTaxClass,
  ReportsAccountingPaymentsByDay: paymentsByDay,
  ReportsAccountingTaxClassSalesByDay: taxClassSalesByDay,
  ReportsAccountingTaxesByDay: taxesByDay,
};

/** Answers a report. Its rows are made for the call, and then filtered, sorted and paged as records are. */
export function answerReport(request: Request): ApiReply {
  const { entity, state, call } = request;
  const list = readListRequest(request);
  const timeZone = state.timeZone();
  const rows = rowsOf(entity)(state, readSpan(entity, call.query, timeZone));
  const store = createStore();
  for (const row of rows) {
    // Compared as a bare date in a filter is: by the midnight of the shop.
    store.table(tableOf(entity)).insert({ ...row, date: parseTime(String(row['date']), timeZone)?.text });
  }
  const viewer = viewerOf(request);
  return answerRows({ ...request, state: { ...state, store } }, list, entity.envelope ?? '', (row) => ({
    ...renderRecord(viewer, entity, row, new Map()),
    ...printedAmounts(entity, row),
    date: printedDate(localDate(String(row['date']), timeZone)),
  }));
}

function rowsOf({ entity }: Entity): Report {
  const report = reports[entity];
  if (!report) {
    throw new Error(`The emulator makes no ${entity}`);
  }
  return report;
}

/** Sums of costs have nine decimals, all other amounts two: `0.000000000`, `565.00`, as the samples print them. */
function printedAmounts({ fields }: Entity, row: Row): Record<string, string> {
  const names = Object.keys(fields).filter((name) => fields[name]?.type === 'float');
  return Object.fromEntries(names.map((name) => [name, Number(row[name]).toFixed(UNIT_COSTS.includes(name) ? 9 : 2)]));
}

const UNIT_COSTS: readonly string[] = ['cost', 'fifoCost', 'avgCost'];

/** `11/02/2016`, as the samples print dates. */
function printedDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}
