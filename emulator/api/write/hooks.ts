import { categoryHooks } from './hooks/category';
import { contactHooks } from './hooks/contact';
import { creditAccountHooks, customerHooks } from './hooks/customer';
import { customFieldChoiceHooks, customFieldHooks } from './hooks/customField';
import { employeeHooks } from './hooks/employee';
import { inventoryCountHooks, inventoryCountItemHooks } from './hooks/inventoryCount';
import { itemHooks } from './hooks/item';
import { itemMatrixHooks } from './hooks/itemMatrix';
import { orderHooks } from './hooks/order';
import { orderLineHooks } from './hooks/orderLine';
import { registerHooks, registerWithdrawHooks } from './hooks/register';
import { saleHooks } from './hooks/sale';
import { saleLineHooks } from './hooks/saleLine';
import { salePaymentHooks } from './hooks/salePayment';
import { discountHooks, paymentTypeHooks, tagHooks, taxCategoryHooks, taxClassHooks } from './hooks/settings';
import { shopHooks } from './hooks/shop';
import { transferHooks } from './hooks/transfer';
import { vendorHooks } from './hooks/vendor';
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
