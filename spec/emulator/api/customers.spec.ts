import { expect } from 'chai';
import { apiUnderTest, listOf } from '../../support/callApi';

const CONTACT = `load_relations=${encodeURIComponent('["Contact"]')}`;

describe('Emulated customers', () => {
  let api: ReturnType<typeof apiUnderTest>;
  before(() => {
    api = apiUnderTest();
  });
  const read = (id: unknown) => api.get(`Customer/${id}.json?load_relations=all`).body.Customer;

  it('are opted out of everything until told otherwise', () => {
    const silent = api.call('POST', 'Customer.json', { firstName: 'A' }).body.Customer;
    expect(silent?.Contact).to.include({ noEmail: 'true', noPhone: 'true', noMail: 'true' });
    const open = api.call('POST', 'Customer.json', { firstName: 'B', Contact: { noEmail: false } }).body.Customer;
    expect(open?.Contact).to.include({ noEmail: 'false', noPhone: 'true', noMail: 'true' });
  });

  it('come and change with nested contact details, one per use', () => {
    const sent = {
      firstName: 'Ada',
      Contact: {
        Addresses: { ContactAddress: { address1: '1 Main St', city: 'Oslo', countryCode: 'NO' } },
        Phones: {
          ContactPhone: [
            { number: '111', useType: 'Home' },
            { number: '222', useType: 'Mobile' },
          ],
        },
        Emails: { ContactEmail: [{ address: 'ada@example.com' }] },
      },
    };
    const id = api.call('POST', 'Customer.json', sent).body.Customer?.customerID;
    expect(read(id)?.Contact).to.deep.include({
      Addresses: { ContactAddress: { address1: '1 Main St', city: 'Oslo', countryCode: 'NO' } },
      Emails: { ContactEmail: { address: 'ada@example.com', useType: 'Primary' } },
      Websites: '',
    });
    api.call('PUT', `Customer/${id}.json`, {
      Contact: {
        Addresses: { ContactAddress: { city: 'Bergen' } },
        Phones: { ContactPhone: { number: '333', useType: 'Mobile' } },
      },
    });
    const contact = read(id)?.Contact;
    expect(contact?.Addresses?.ContactAddress).to.include({ address1: '1 Main St', city: 'Bergen' });
    expect(listOf(contact?.Phones?.ContactPhone)).to.have.deep.members([
      { number: '111', useType: 'Home' },
      { number: '333', useType: 'Mobile' },
    ]);
    expect(contact?.contactID).to.equal(String(api.admin.record('Customer', String(id))?.['contactID']));
  });

  it('refuse an unknown use and a missing wrapper', () => {
    const put = (Contact: unknown) => api.call('PUT', 'Customer/1.json', { Contact });
    expect(put({ Phones: { ContactPhone: { number: '1', useType: 'Moon' } } }).body.message).to.contain('Home');
    expect(put({ Phones: [{ number: '1' }] }).body.message).to.contain('ContactPhone');
  });

  it('keep one note, tags by name, and custom field values', () => {
    const body = {
      Note: { note: 'first' },
      Tags: { Tag: [{ name: 'VIP' }, { name: 'Brand New' }] },
      CustomFieldValues: { CustomFieldValue: { customFieldID: 2, value: '44' } },
    };
    const id = api.call('POST', 'Customer.json', { firstName: 'Bo', ...body }).body.Customer?.customerID;
    api.call('PUT', `Customer/${id}.json`, {
      Note: { note: 'second' },
      Tags: { Tag: [{ name: 'vip' }, { name: 'brand NEW' }] },
    });
    expect(read(id)?.Note).to.include({ note: 'second' });
    expect(listOf(read(id)?.Tags?.Tag).map(({ name }) => name)).to.deep.equal(['vip', 'brandnew']);
    expect(listOf(api.get('Tag.json?name=brandnew').body.Tag)).to.have.length(1);
    const values = api.get(`Customer/${id}.json?load_relations=%5B%22CustomFieldValues%22%5D`).body.Customer;
    expect(values?.CustomFieldValues?.CustomFieldValue).to.include({ name: 'Shoe size', type: 'integer', value: '44' });
    const bad = { CustomFieldValues: { CustomFieldValue: { customFieldID: 2, value: 'large' } } };
    expect(api.call('PUT', `Customer/${id}.json`, bad).body.message).to.contain('Shoe size');
  });

  it('open a credit account by a nested PUT, which belongs to them', () => {
    const id = api.call('POST', 'Customer.json', { firstName: 'Cy' }).body.Customer?.customerID;
    api.call('PUT', `Customer/${id}.json`, { CreditAccount: { name: 'Cy', creditLimit: 50 } });
    const account = read(id)?.CreditAccount;
    expect(account).to.include({ name: 'Cy', creditLimit: '50', customerID: id, giftCard: 'false' });
    api.call('PUT', `Customer/${id}.json`, { CreditAccount: { creditLimit: 80 } });
    expect(read(id)?.CreditAccount).to.include({
      creditAccountID: account?.creditAccountID,
      creditLimit: '80',
      name: 'Cy',
    });
  });

  it('come back from the archive by a PUT of archived false', () => {
    expect(api.call('DELETE', 'Customer/3.json').body.Customer).to.include({ archived: 'true' });
    expect(api.call('PUT', 'Customer/3.json', { archived: true }).status).to.equal(200);
    expect(api.call('PUT', 'Customer/3.json', { archived: false }).body.Customer).to.include({ archived: 'false' });
    expect(api.call('PUT', 'Customer/3.json', { archived: true }).status).to.equal(422);
  });

  describe('gift cards', () => {
    const code = 'CARD0000123456';
    const list = (query: string, scopes?: readonly string[]) =>
      listOf(api.call('GET', `CreditAccount.json?${query}`, undefined, scopes).body.CreditAccount);
    before(() => {
      api.call('POST', 'CreditAccount.json', { code, name: 'Gift' });
    });

    it('are found only with giftCard=true', () => {
      expect(list(`code=${code}`)).to.deep.equal([]);
      expect(list(`giftCard=true&code=${code}`)).to.have.length(1);
      expect(list('archived=true').every(({ giftCard }) => giftCard === 'false')).to.equal(true);
      expect(list('giftCard=true&archived=true').every(({ giftCard }) => giftCard === 'true')).to.equal(true);
    });

    it('show their code only to those who may see it', () => {
      const shown = (scopes: string[]) => list(`giftCard=true&code=${code}`, scopes)[0]?.['code'];
      expect(shown(['employee:customers'])).to.equal('**********3456');
      expect(shown(['employee:customers_view_gift_card_numbers'])).to.equal(code);
      expect(shown(['employee:all'])).to.equal(code);
    });

    it('are searched by their whole code only', () => {
      expect(api.get('CreditAccount.json?giftCard=true&code=~%2CCARD%25').status).to.equal(400);
    });

    it('need a code of 8 to 32 characters that nobody has', () => {
      for (const bad of [{}, { code: '1234567' }, { code: 'x'.repeat(33) }, { code }]) {
        expect(api.call('POST', 'CreditAccount.json', bad).status, JSON.stringify(bad)).to.equal(422);
      }
    });
  });

  it('are found by e-mail like anybody would', () => {
    api.call('POST', 'Customer.json', {
      firstName: 'Dee',
      Contact: { Emails: { ContactEmail: { address: 'dee@x.org' } } },
    });
    const found = listOf(api.get(`Customer.json?${CONTACT}&Contact.email=dee@x.org`).body.Customer);
    expect(found.map(({ firstName }) => firstName)).to.deep.equal(['Dee']);
  });
});
