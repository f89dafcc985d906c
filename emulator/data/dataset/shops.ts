import { makeContact } from './contacts';
import type { Maker } from './maker';

/** Shops with their registers, receipts, shelves and card gateways. */
export function makeShops(maker: Maker): void {
  for (let number = 1; number <= maker.size.shops; number++) {
    makeShop(maker, number);
  }
  for (let number = 1; number <= maker.size.registers; number++) {
    const isOpen = number % 3 !== 0;
    maker.add('Register', {
      name: `Register ${number}`,
      shopID: ((number - 1) % maker.size.shops) + 1,
      open: isOpen,
      openTime: maker.moment(),
      openEmployeeID: 1,
      archived: false,
      ccTerminalID: '1',
    });
  }
}

const NAMES = ['Harbour Street', 'Old Mill', 'Station Road', 'Lakeside', 'Market Hall'];

function makeShop(maker: Maker, number: number): void {
  const { receiptSetupID } = maker.add('ReceiptSetup', {
    generalMsg: 'Thank you for riding with us.',
    workorderAgree: 'Work left longer than 60 days may be sold.',
    creditcardAgree: 'I agree to pay the amount above.',
    header: NAMES[number - 1] ?? `Shop ${number}`,
  });
  const { ccGatewayID } = maker.add('CCGateway', {
    name: 'Card terminal',
    gateway: 'lightspeedpayments',
    enabled: true,
  });
  const { shopID } = maker.add('Shop', {
    name: NAMES[number - 1] ?? `Shop ${number}`,
    serviceRate: 60,
    timeZone: number % 2 === 1 ? 'America/Los_Angeles' : 'America/New_York',
    taxLabor: true,
    labelTitle: 'Shop Name',
    labelMsrp: number === 1,
    contactID: makeContact(maker),
    taxCategoryID: number % 2 === 1 ? 1 : 2,
    receiptSetupID,
    ccGatewayID,
    priceLevelID: 1,
    timeStamp: maker.moment(),
  });
  maker.add('ShelfLocation', { name: 'Front wall', shopID });
  maker.add('ShelfLocation', { name: 'Cellar', shopID });
}
