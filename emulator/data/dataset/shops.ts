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

/** Closings with counted amounts, and money put into or taken out of the tills. */
export function makeRegisterDays(maker: Maker): void {
  for (const { registerID } of maker.rows('Register')) {
    for (let day = 0; day < 4; day++) {
      const openTime = maker.moment();
      const createTime = maker.moment(openTime);
      const { registerCountID } = maker.add('RegisterCount', {
        registerID,
        openTime,
        createTime,
        notes: '',
        openEmployeeID: 1,
        closeEmployeeID: maker.int(1, maker.size.employees),
      });
      for (const paymentTypeID of [1, 3]) {
        const calculated = maker.int(5_000, 90_000) / 100;
        maker.add('RegisterCountAmount', { registerCountID, paymentTypeID, calculated, actual: calculated });
      }
      maker.add('RegisterWithdraw', {
        registerID,
        amount: day % 2 === 0 ? 150 : -60,
        createTime: openTime,
        notes: day % 2 === 0 ? 'Opening float' : 'Bank',
        employeeID: 1,
        paymentTypeID: 1,
      });
    }
  }
}
