import type { Row } from '../row';
import type { Maker } from './maker';

/** A contact with an address, and phones and e-mails of different uses; returns its id. */
export function makeContact(maker: Maker, fields: Row = {}): unknown {
  const { faker, add, chance, moment } = maker;
  const phones = ['Home', 'Work', 'Mobile'].filter((_use, index) => index === 0 || chance(35));
  const emails = ['Primary', 'Secondary'].filter((_use, index) => chance(index === 0 ? 80 : 10));
  const contact = add('Contact', {
    noEmail: chance(50),
    noPhone: chance(50),
    noMail: chance(50),
    Addresses: chance(85) ? [address(maker)] : [],
    Phones: phones.map((useType) => ({ number: faker.phone.number({ style: 'national' }), useType })),
    Emails: emails.map((useType) => ({ address: faker.internet.email().toLowerCase(), useType })),
    Websites: chance(10) ? [{ url: faker.internet.url() }] : [],
    timeStamp: moment(),
    ...fields,
  });
  return contact['contactID'];
}

function address({ faker }: Maker): Row {
  const stateCode = faker.location.state({ abbreviated: true });
  return {
    address1: faker.location.streetAddress(),
    address2: '',
    city: faker.location.city(),
    state: stateCode,
    stateCode,
    zip: faker.location.zipCode('#####'),
    country: 'United States',
    countryCode: 'US',
  };
}
