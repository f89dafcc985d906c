import type { Join } from './joins';

const item: Join = { one: 'Item', via: 'itemID' };
const shop: Join = { one: 'Shop', via: 'shopID' };
const employee: Join = { one: 'Employee', via: 'employeeID' };
const register: Join = { one: 'Register', via: 'registerID' };
const saleLine: Join = { one: 'SaleLine', via: 'saleLineID' };

/**
 * Relations that nobody can load, search or write, and that documents and answers of writes show unasked:
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
