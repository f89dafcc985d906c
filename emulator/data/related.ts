import type { Join } from './joins';
import type { Row } from './row';
import type { Store } from './store';

type OneJoin = Extract<Join, { one: string }>;
type ManyJoin = Extract<Join, { many: string }>;
type PartJoin = Extract<Join, { part: string }>;

/** The records behind a relation: none or one behind a foreign key, any number otherwise. */
export function relatedRows(store: Store, row: Row, join: OneJoin | ManyJoin | PartJoin): readonly Row[] {
  if ('part' in join) {
    return (row[join.part] as Row[] | undefined) ?? [];
  }
  if ('one' in join) {
    return existing([store.table(join.one).get(row[join.via])]);
  }
  const table = store.table(join.many);
  const rows = table.where(join.by, rowId(row, join.by));
  const { through } = join;
  return through ? existing(rows.map((each) => store.table(through.one).get(each[through.via]))) : rows;
}

// A child points back by a column that mostly has the name of the parent's id.
function rowId(row: Row, by: string): unknown {
  return row[PARENT_ID[by] ?? by];
}

const PARENT_ID: Readonly<Record<string, string>> = { assemblyItemID: 'itemID' };

function existing(rows: readonly (Row | undefined)[]): Row[] {
  return rows.filter((row) => row !== undefined);
}

const item: Join = { one: 'Item', via: 'itemID' };
const shop: Join = { one: 'Shop', via: 'shopID' };
const employee: Join = { one: 'Employee', via: 'employeeID' };
const register: Join = { one: 'Register', via: 'registerID' };
const saleLine: Join = { one: 'SaleLine', via: 'saleLineID' };

/**
 * Relations that cannot be loaded, searched or written, and that documents and answers of writes show unasked:
 * table -> relation -> where its records are.
 */
export const embeddedJoins: Readonly<Record<string, Readonly<Record<string, Join>>>> = {
  Employee: { Register: { one: 'Register', via: 'lastRegisterID' } },
  Item: { Vendor: { one: 'Vendor', via: 'defaultVendorID' } },
  OrderLine: { Item: item, SpecialOrders: { many: 'SpecialOrder', by: 'orderLineID' } },
  Register: { Shop: shop },
  RegisterCount: { Register: register },
  RegisterWithdraw: { Employee: employee, Register: register },
  Sale: { Employee: employee, Register: register },
  SaleLine: {
    Employee: employee,
    Shop: shop,
    Serialized: { many: 'Serialized', by: 'saleLineID' },
    SpecialOrder: { many: 'SpecialOrder', by: 'saleLineID' },
  },
  SalePayment: { CreditAccount: { one: 'CreditAccount', via: 'creditAccountID' } },
  Serialized: { Item: item },
  Workorder: { Shop: shop },
  WorkorderItem: { Item: item, Employee: employee, SaleLine: saleLine },
  WorkorderLine: { Item: item, Employee: employee, SaleLine: saleLine },
};
