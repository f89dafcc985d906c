import type { Row } from '../../../data/row';
import type { Store } from '../../../data/store';
import type { AccountState } from '../../request';
import type { Author, Hooks } from '../writer';
import { NO_CONTACT } from './customer';

/** What a write does to records that need no code of their own. */
interface PlainRule {
  /** Values of a new record where none were sent. */
  readonly defaults?: (state: AccountState, by: Author) => Row;
  /** Fields that an update leaves out. */
  readonly stripped?: readonly string[];
  /** Tables whose records of the deleted record, by its id, are deleted with it. */
  readonly children?: readonly string[];
}

const newContact = (store: Store): Row => ({ contactID: store.table('Contact').insert(NO_CONTACT)['contactID'] });

const rules: Readonly<Record<string, PlainRule>> = {
  Contact: { defaults: () => NO_CONTACT },
  Employee: { defaults: ({ store }) => newContact(store) },
  InventoryCount: { children: ['InventoryCountItem', 'InventoryCountCalc'] },
  // Registers open and close by operations of their own.
  Register: { stripped: ['open', 'openTime', 'openEmployeeID'] },
  RegisterWithdraw: { defaults: (_state, { employeeID }) => ({ employeeID }) },
  Shop: {
    defaults: ({ store }) => ({
      ...newContact(store),
      receiptSetupID: store.table('ReceiptSetup').insert({})['receiptSetupID'],
      timeZone: store.table('Shop').rows()[0]?.['timeZone'] ?? 'UTC',
      labelTitle: 'No Title',
    }),
  },
  TaxCategory: { children: ['TaxCategoryClass'] },
  Vendor: {
    defaults: ({ store }) => ({
      ...newContact(store),
      purchasingCurrency: { code: 'USD', symbol: '$', rate: 1 },
    }),
  },
};

/** table -> its hooks, made of its rule. */
export const plainHooks: Readonly<Record<string, Hooks>> = Object.fromEntries(
  Object.entries(rules).map(([table, rule]) => [table, hooksOf(table, rule)]),
);

function hooksOf(table: string, { defaults, stripped = [], children = [] }: PlainRule): Hooks {
  return {
    create: (state, values, by) => ({ ...defaults?.(state, by), ...values }),
    update: (_state, _row, changes) =>
      Object.fromEntries(Object.entries(changes).filter(([name]) => !stripped.includes(name))),
    remove({ store }, row) {
      const { idField } = store.table(table);
      for (const child of children) {
        for (const each of store.table(child).where(idField, row[idField])) {
          store.table(child).remove(each);
        }
      }
    },
  };
}
