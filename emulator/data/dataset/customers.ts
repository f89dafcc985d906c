import type { Row } from '../row';
import { makeContact } from './contacts';
import { makeCustomValues } from './customFields';
import type { Maker } from './maker';

/** Customers with contacts, some with credit accounts, notes, tags and custom values; and gift cards. */
export function makeCustomers(maker: Maker): void {
  for (let number = 1; number <= maker.size.customers; number++) {
    makeCustomer(maker);
  }
  for (let number = 1; number <= 12; number++) {
    maker.add('CreditAccount', {
      name: `Gift card ${number}`,
      code: maker.faker.string.numeric(16),
      description: 'Sold in the shop',
      giftCard: true,
      archived: number === 12,
      balance: number % 3 === 0 ? -0 : -maker.int(10, 200),
      timeStamp: maker.moment(),
    });
  }
}

function makeCustomer(maker: Maker): void {
  const { faker, add, chance, int, moment } = maker;
  const createTime = moment();
  const contactID = makeContact(maker);
  const customer = add('Customer', {
    firstName: faker.person.firstName(),
    lastName: faker.person.lastName(),
    dob: chance(40) ? `${faker.date.birthdate().toISOString().slice(0, 10)}T07:00:00+00:00` : undefined,
    title: chance(10) ? faker.person.jobTitle() : '',
    company: chance(20) ? faker.company.name() : '',
    archived: chance(6),
    contactID,
    customerTypeID: chance(30) ? int(1, 3) : 0,
    discountID: chance(8) ? 2 : 0,
    taxCategoryID: chance(8) ? 3 : 0,
    createTime,
    timeStamp: moment(createTime),
  });
  if (chance(20)) {
    openAccount(maker, customer);
  }
  addExtras(maker, customer);
}

function openAccount(maker: Maker, customer: Row): void {
  const { customerID, contactID, firstName, lastName, archived, createTime } = customer;
  const account = maker.add('CreditAccount', {
    name: `${firstName} ${lastName}`,
    customerID,
    contactID,
    archived,
    giftCard: false,
    creditLimit: maker.pick([0, 100, 500]),
    balance: maker.pick([0, 25.5, -40]),
    timeStamp: maker.moment(createTime),
  });
  maker.store.table('Customer').update(customer, { creditAccountID: account['creditAccountID'] });
}

function addExtras(maker: Maker, customer: Row): void {
  const { faker, add, chance, int, moment } = maker;
  const { customerID, createTime } = customer;
  if (chance(15)) {
    const note = add('Note', { note: faker.lorem.sentence(), isPublic: false, timeStamp: moment(createTime) });
    maker.store.table('Customer').update(customer, { noteID: note['noteID'] });
  }
  if (chance(15)) {
    add('TagRelation', { tagID: int(1, 8), customerID, timeStamp: moment(createTime) });
  }
  if (chance(10)) {
    makeCustomValues(maker, 'Customer', { customerID });
  }
}
