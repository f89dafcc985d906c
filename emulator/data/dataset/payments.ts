import type { Maker } from './maker';

/** Payment types: those that the system reserves, and two of the shop's own. */
export function makePayments({ add }: Maker): void {
  for (const [name, type] of RESERVED) {
    add('PaymentType', { name, type, internalReserved: true, requireCustomer: type === 'credit account' });
  }
  add('PaymentType', { name: 'Check', type: 'user defined', refundAsPaymentTypeID: 1 });
  add('PaymentType', { name: 'Travel voucher', type: 'user defined', archived: true });
}

// The tutorials use 1 for cash, 4 for credit accounts and 5 for gift cards.
const RESERVED = [
  ['Cash', 'cash'],
  ['eCom', 'ecom'],
  ['Credit Card', 'credit card'],
  ['Credit Account', 'credit account'],
  ['Gift Card', 'gift card'],
  ['Adjustment', 'adjustment'],
] as const;
