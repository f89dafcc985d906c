import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { Writer } from '../write/writer';
import { loadsGiftCard } from './paymentKind';

/** A register of this name cannot load gift cards; the case counts (Source: vendor's tutorial on gift cards). */
const BARRED_REGISTER = 'eCom';

/**
 * Adds a line of its own, worth nothing, for each loading of a gift card, and the record that links card, payment and
 * line. Source: sample of the vendor's tutorial on gift cards.
 */
export function addLoadLines(writer: Writer, sale: Row): void {
  const { store } = writer.state;
  const { saleID } = sale;
  const payments = store.table('SalePayment').where('saleID', saleID);
  const links = store.table('SaleAccount');
  for (const payment of payments.filter((each) => loadsGiftCard(store, each))) {
    const { salePaymentID, creditAccountID } = payment;
    if (links.where('salePaymentID', salePaymentID).length === 0) {
      refuseBarred(store.table('Register').get(payment['registerID']));
      const line = writer.create('SaleLine', {
        values: { saleID, itemID: 0, unitQuantity: 1, unitPrice: 0, tax: false },
        nested: { Note: { note: 'Gift card deposit', isPublic: true } },
      });
      links.insert({ creditAccountID, salePaymentID, saleLineID: line['saleLineID'] });
    }
  }
}

function refuseBarred(register: Row | undefined): void {
  if (register?.['name'] === BARRED_REGISTER) {
    throw invalid(`Sale: gift cards cannot be loaded at the register ${BARRED_REGISTER}.`);
  }
}
