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
