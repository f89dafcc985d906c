import { categoryHooks } from './hooks/category';
import { creditAccountHooks, customerHooks } from './hooks/customer';
import { customFieldChoiceHooks, customFieldHooks } from './hooks/customField';
import { inventoryCountItemHooks } from './hooks/inventoryCount';
import { itemHooks, itemMatrixHooks } from './hooks/item';
import { orderHooks, orderLineHooks } from './hooks/order';
import { plainHooks } from './hooks/plain';
import { saleHooks, salePaymentHooks } from './hooks/sale';
import { saleLineHooks } from './hooks/saleLine';
import { discountHooks, paymentTypeHooks, tagHooks, taxClassHooks, transferHooks } from './hooks/settings';
import { workorderHooks, workorderPartHooks } from './hooks/workorder';
import type { Hooks } from './writer';

/** table -> what a write of its records does beyond storing values. */
export const hooks: Readonly<Record<string, Hooks>> = {
  ...plainHooks,
  Category: categoryHooks,
  CreditAccount: creditAccountHooks,
  Customer: customerHooks,
  CustomerCustomField: customFieldHooks('Customer'),
  CustomerCustomFieldCustomFieldChoice: customFieldChoiceHooks('Customer'),
  Discount: discountHooks,
  InventoryCountItem: inventoryCountItemHooks,
  Item: itemHooks,
  ItemCustomField: customFieldHooks('Item'),
  ItemCustomFieldCustomFieldChoice: customFieldChoiceHooks('Item'),
  ItemMatrix: itemMatrixHooks,
  Order: orderHooks,
  OrderCustomField: customFieldHooks('Order'),
  OrderCustomFieldCustomFieldChoice: customFieldChoiceHooks('Order'),
  OrderLine: orderLineHooks,
  PaymentType: paymentTypeHooks,
  Sale: saleHooks,
  SaleLine: saleLineHooks,
  SalePayment: salePaymentHooks,
  Tag: tagHooks,
  TaxClass: taxClassHooks,
  Transfer: transferHooks,
  Workorder: workorderHooks,
  WorkorderItem: workorderPartHooks('WorkorderItem'),
  WorkorderLine: workorderPartHooks('WorkorderLine'),
};
