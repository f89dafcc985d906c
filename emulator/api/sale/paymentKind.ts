import type { Row } from '../../data/row';
import type { Store } from '../../data/store';

/** The kind of a payment, as its type tells: `cash`, `gift card`, ... (Source: vendor's page Defined Values). */
export function paymentKind(store: Store, payment: Row): string {
  return String(store.table('PaymentType').get(payment['paymentTypeID'])?.['type'] ?? '');
}

/** Money put on a gift card: a negative payment of that kind. */
export function loadsGiftCard(store: Store, payment: Row): boolean {
  return Number(payment['amount']) < 0 && paymentKind(store, payment) === 'gift card';
}
