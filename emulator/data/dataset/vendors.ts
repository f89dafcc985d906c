import type { Row } from '../row';
import { cents } from '../totals';
import { makeContact } from './contacts';
import type { Maker } from './maker';

/** Vendors and manufacturers. */
export function makeVendors(maker: Maker): void {
  const { faker, add, moment, chance } = maker;
  for (let number = 1; number <= maker.size.vendors; number++) {
    add('Vendor', {
      name: `${faker.company.name()} ${maker.pick(['Wholesale', 'Distribution', 'Supply', 'Trading'])}`,
      accountNumber: faker.string.numeric(7),
      updatePrice: chance(50),
      updateCost: chance(50),
      updateDescription: chance(20),
      archived: number > 3 && chance(8),
      contactID: makeContact(maker),
      Reps: [{ firstName: faker.person.firstName(), lastName: faker.person.lastName() }],
      purchasingCurrency: { code: 'USD', symbol: '$', rate: 1 },
      timeStamp: moment(),
    });
  }
  for (const name of MANUFACTURERS) {
    const createTime = moment();
    add('Manufacturer', { name, createTime, timeStamp: moment(createTime) });
  }
}

const MANUFACTURERS = [
  'Alderwood',
  'Brightline',
  'Calder & Sons',
  'Dovetail',
  'Everpeak',
  'Fjordkraft',
  'Gritstone',
  'Halcyon',
  'Ironbark',
  'Juniper Works',
  'Kestrel',
  'Lowland',
  'Müller Räder',
  'Northway',
  'Octave',
  "O'Brien",
];

/** Goods sent back to vendors; one return has no items. */
export function makeVendorReturns(maker: Maker): void {
  for (const [index, reason] of ['None', 'Defective', 'Wrong item'].entries()) {
    const createTime = maker.moment();
    const isSystem = index < 2;
    const fields = {
      reason,
      defaultSelected: index === 0,
      isSystem,
      sortOrder: index,
      createTime,
      timeStamp: createTime,
    };
    maker.add('VendorReturnItemReason', fields);
  }
  for (let number = 0; number < 6; number++) {
    const timeStamp = maker.moment();
    const isSent = number % 2 === 1;
    const note = maker.add('Note', { note: 'Agreed on the phone.', timeStamp });
    const vendorReturn = maker.add('VendorReturn', {
      vendorID: maker.int(1, maker.size.vendors),
      shopID: 1,
      refNum: `RMA-${number + 1}`,
      status: isSent ? 'sent' : 'open',
      sentDate: isSent ? timeStamp : undefined,
      shipCost: 8,
      noteID: note['noteID'],
      archived: number === 5,
      timeStamp,
    });
    const subtotals = Array.from({ length: number % 3 }, () => makeReturnItem(maker, vendorReturn));
    const subtotal = cents(subtotals.reduce((sum, each) => sum + each, 0));
    maker.store.table('VendorReturn').update(vendorReturn, { subtotal, total: subtotal + 8 });
  }
}

function makeReturnItem(maker: Maker, { vendorReturnID }: Row): number {
  const { itemID, defaultCost } = maker.pick(maker.rows('Item'));
  const quantity = maker.int(1, 5);
  const subtotal = cents(quantity * Number(defaultCost));
  maker.add('VendorReturnItem', {
    vendorReturnID,
    itemID,
    quantity,
    cost: defaultCost,
    subtotal,
    inventoryInStock: true,
    vendorReturnItemReasonID: maker.int(1, 3),
  });
  return subtotal;
}
