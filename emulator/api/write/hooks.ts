import { categoryHooks } from './hooks/category';
import { contactHooks, creditAccountHooks, customerHooks } from './hooks/customer';
import { customFieldChoiceHooks, customFieldHooks } from './hooks/customField';
import { inventoryCountHooks, inventoryCountItemHooks } from './hooks/inventoryCount';
import { itemHooks, itemMatrixHooks } from './hooks/item';
import { orderHooks, orderLineHooks } from './hooks/order';
import { saleHooks, salePaymentHooks } from './hooks/sale';
import { saleLineHooks } from './hooks/saleLine';
import {
  discountHooks,
  paymentTypeHooks,
  tagHooks,
  taxCategoryHooks,
  taxClassHooks,
  transferHooks,
} from './hooks/settings';
import { employeeHooks, registerHooks, registerWithdrawHooks, shopHooks, vendorHooks } from './hooks/shop';
import { workorderHooks, workorderPartHooks } from './hooks/workorder';
import type { Hooks } from './writer';

/** table -> what a write of its records does beyond storing values. */
export const hooks: Readonly<Record<string, Hooks>> = {
  Category: categoryHooks,
  Contact: contactHooks,
  CreditAccount: creditAccountHooks,
  Customer: customerHooks,
  CustomerCustomField: customFieldHooks('Customer'),
  CustomerCustomFieldCustomFieldChoice: customFieldChoiceHooks('Customer'),
  Discount: discountHooks,
  Employee: employeeHooks,
  InventoryCount: inventoryCountHooks,
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
  Register: registerHooks,
  RegisterWithdraw: registerWithdrawHooks,
  Sale: saleHooks,
  SaleLine: saleLineHooks,
  SalePayment: salePaymentHooks,
  Shop: shopHooks,
  Tag: tagHooks,
  TaxCategory: taxCategoryHooks,
  TaxClass: taxClassHooks,
  Transfer: transferHooks,
  Vendor: vendorHooks,
  Workorder: workorderHooks,
  WorkorderItem: workorderPartHooks('WorkorderItem'),
  WorkorderLine: workorderPartHooks('WorkorderLine'),
};
