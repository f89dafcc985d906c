import { expect } from 'chai';
import { getLookupCriteria, getMetaModel, getObjectTypes, upsertObject } from '../../lib/actions/upsertObject';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction, runAction } from '../support/runAction';

describe('upsertObject', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  afterEach(() => step.close());

  const cfgOf = (objectType: string, lookupCriteria?: string) => ({ objectType, lookupCriteria });
  const run = (objectType: string, lookupCriteria: string | undefined, body: Record<string, unknown>) =>
    runAction(step, upsertObject, cfgOf(objectType, lookupCriteria), body);
  const fail = (objectType: string, lookupCriteria: string | undefined, body: Record<string, unknown>) =>
    failingAction(step, upsertObject, cfgOf(objectType, lookupCriteria), body);
  const add = (entity: string, fields: Record<string, unknown>) => step.emulator.admin.add(entity, fields);
  const count = (entity: string) => step.emulator.admin.records(entity).length;
  const writes = () => step.emulator.log.entries.filter(({ method }) => method !== 'GET');
  const wire = () =>
    step.emulator.log.entries.map(({ method, path }) => `${method} ${path.replace(/^.*\/205487\//, '')}`);

  describe('by id', () => {
    it('changes the record, without looking for it first', async () => {
      const [record] = await run('Vendor', undefined, { vendorID: '1', name: 'Zephyr' });
      expect(record).to.include({ vendorID: '1', name: 'Zephyr' });
      expect(wire()).to.deep.equal(['PUT Vendor/1.json']);
      expect(writes().map(({ body }) => body)).to.deep.equal([{ name: 'Zephyr' }]);
    });

    it('only reads when there is nothing to change, and tells an unknown id then, too', async () => {
      expect((await run('Vendor', undefined, { vendorID: '1' }))[0]).to.include({ vendorID: '1' });
      expect((await fail('Vendor', undefined, { vendorID: '999999' })).message).to.match(
        /^Vendor 999999 is not found, and/,
      );
      expect(wire()).to.deep.equal(['GET Vendor/1.json', 'GET Vendor/999999.json']);
    });

    for (const vendorID of [undefined, null, '', '  ']) {
      it(`creates when the id is ${JSON.stringify(vendorID)}`, async () => {
        const before = count('Vendor');
        const [record] = await run('Vendor', undefined, { vendorID, name: 'Zephyr' });
        expect(record).to.include({ name: 'Zephyr', vendorID: String(before + 1) });
        expect(wire()).to.deep.equal(['POST Vendor.json']);
      });
    }

    it('never creates with an id that nobody has', async () => {
      const before = count('Vendor');
      const error = await fail('Vendor', 'vendorID', { vendorID: '999999', name: 'Zephyr' });
      expect(error.name).to.equal('NotFoundError');
      expect(error.message).to.match(/^Vendor 999999 is not found, and Lightspeed gives ids itself\. Leave it empty/);
      expect([count('Vendor'), wire()]).to.deep.equal([before, ['PUT Vendor/999999.json']]);
    });

    it('never sends an id that is none', async () => {
      for (const vendorID of ['../Account', '1?x=y']) {
        expect((await fail('Vendor', undefined, { vendorID, name: 'x' })).message).to.contain(
          '"vendorID" must be an id',
        );
      }
      expect(wire()).to.deep.equal([]);
    });
  });

  describe('by a unique field', () => {
    it('creates when there is none, with the field in it', async () => {
      const [record] = await run('Item', 'customSku', { customSku: 'K-1', description: 'Kite' });
      expect(record).to.include({ customSku: 'K-1', description: 'Kite' });
      expect(wire()).to.deep.equal(['GET Item.json', 'POST Item.json']);
    });

    it('changes the one that matches, and not the field by which it was found', async () => {
      const itemID = add('Item', { customSku: 'K-1', description: 'old' });
      const [record] = await run('Item', 'customSku', { customSku: 'K-1', description: 'new' });
      expect(record).to.include({ itemID, description: 'new' });
      expect(writes().map(({ body }) => body)).to.deep.equal([{ description: 'new' }]);
    });

    it('is an error when several match, and changes none', async () => {
      add('Item', { customSku: 'K-1' });
      add('Item', { customSku: 'K-1' });
      const error = await fail('Item', 'customSku', { customSku: 'K-1', description: 'new' });
      expect(error.message).to.equal('More than one matching object found: Items by "customSku".');
      expect(writes()).to.deep.equal([]);
    });

    it('only reads when there is nothing to change', async () => {
      const itemID = add('Item', { customSku: 'K-1' });
      expect((await run('Item', 'customSku', { customSku: 'K-1' }))[0]).to.include({ itemID });
      expect(writes()).to.deep.equal([]);
    });

    it('does not mind spaces round the value, and creates without them', async () => {
      const [created] = await run('Item', 'customSku', { customSku: ' K-1 ', description: 'old' });
      const [changed] = await run('Item', 'customSku', { customSku: ' K-1 ', description: 'new' });
      expect(changed).to.include({ itemID: created?.['itemID'], customSku: 'K-1', description: 'new' });
      expect(writes().map(({ body }) => body)).to.deep.equal([
        { customSku: 'K-1', description: 'old' },
        { description: 'new' },
      ]);
    });

    it('creates when the field is empty', async () => {
      const before = count('Item');
      await run('Item', 'customSku', { description: 'Kite', customSku: '' });
      expect(count('Item')).to.equal(before + 1);
      expect(wire()).to.deep.equal(['POST Item.json']);
    });

    it('does not bother archived records', async () => {
      add('Item', { customSku: 'K-1', archived: true });
      const before = count('Item');
      await run('Item', 'customSku', { customSku: 'K-1', description: 'Kite' });
      expect(count('Item')).to.equal(before + 1);
    });

    it('means archived records too where Lightspeed keeps the field unique', async () => {
      const creditAccountID = add('CreditAccount', { code: 'GIFT-2026-1', giftCard: true, archived: true });
      const [record] = await run('CreditAccount', 'code', { code: 'GIFT-2026-1', name: 'Voucher' });
      expect(record).to.include({ creditAccountID, name: 'Voucher' });
    });

    it('does not create with a number that Lightspeed gives', async () => {
      const error = await fail('Item', 'systemSku', { systemSku: '210000099999', description: 'x' });
      expect(error.message).to.match(/^No Item with that "systemSku" is found, and Lightspeed gives it itself\./);
      const { systemSku } = step.emulator.admin.record('Item', '1') ?? {};
      expect((await run('Item', 'systemSku', { systemSku, description: 'x' }))[0]).to.include({ itemID: '1' });
    });

    it('sends to each of the two writes what it takes', async () => {
      const [created] = await run('CurrencyRate', 'currencyCode', { currencyCode: 'SEK', rate: 10 });
      const [changed] = await run('CurrencyRate', 'currencyCode', { currencyCode: 'SEK', rate: 11 });
      expect([created?.['currencyRateID'], changed]).to.deep.equal([
        changed?.['currencyRateID'],
        { ...created, rate: 11 },
      ]);
      expect(writes().map(({ body }) => body)).to.deep.equal([{ currencyCode: 'SEK', rate: 10 }, { rate: 11 }]);
    });

    it('names the record again where a change must', async () => {
      add('Manufacturer', { name: 'Nimbus' });
      await run('Manufacturer', 'name', { name: 'Nimbus' });
      expect(writes().map(({ body }) => body)).to.deep.equal([{ name: 'Nimbus' }]);
    });

    it('works within other records', async () => {
      const field = step.emulator.admin.records('ItemCustomField').find(({ type }) => String(type).endsWith('choice'));
      const body = { customFieldID: String(field?.['customFieldID']), name: 'Turquoise' };
      const [first] = await run('ItemCustomFieldCustomFieldChoice', 'name', body);
      const [second] = await run('ItemCustomFieldCustomFieldChoice', 'name', body);
      expect(first?.['customFieldChoiceID']).to.be.a('string').and.to.equal(second?.['customFieldChoiceID']);
    });

    it('looks for what it has created when the answer is lost', async () => {
      step.emulator.faults.add({ method: 'POST', path: 'Item', action: { kind: 'lostAnswer', status: 502 } });
      const before = count('Item');
      const [record] = await run('Item', 'manufacturerSku', { manufacturerSku: 'M-1', description: 'Kite' });
      expect(record).to.include({ manufacturerSku: 'M-1' });
      expect(count('Item')).to.equal(before + 1);
    });
  });

  describe('of customers by e-mail', () => {
    it('creates one with that address, then finds it', async () => {
      const [first] = await run('Customer', 'email', { email: 'ada@example.com', firstName: 'Ada' });
      expect(first).to.have.nested.property('Contact.Emails.ContactEmail[0].address', 'ada@example.com');
      const [second] = await run('Customer', 'email', { email: 'Ada@example.com', lastName: 'Byron' });
      expect(second).to.include({ customerID: first?.['customerID'], firstName: 'Ada', lastName: 'Byron' });
      expect(writes().at(-1)?.body).to.deep.equal({ lastName: 'Byron' });
    });

    it('keeps the addresses that the message names', async () => {
      const Emails = { ContactEmail: [{ address: 'other@example.com', useType: 'Primary' }] };
      const [record] = await run('Customer', 'email', {
        email: 'ada@example.com',
        Contact: { noEmail: false, Emails },
      });
      expect(record?.['Contact']).to.deep.include({ noEmail: false, Emails });
    });
  });

  it('lists every issue of the message and sends nothing', async () => {
    const error = await fail('Item', 'customSku', { customSku: 'K', itemID: 1, tax: 'x', colour: 'red' });
    expect(error.message).to.equal(
      'Please correct the incoming message: "colour" is unknown; "tax" must be true or false. Nothing was sent.',
    );
    expect((await fail('Item', 'customSku', { customSku: ['K'], colour: 'red' })).message).to.equal(
      'Please correct the incoming message: "customSku" must be a text or a number; "colour" is unknown. ' +
        'Nothing was sent.',
    );
    expect(wire()).to.deep.equal([]);
  });

  it('asks for what a creation needs only when it creates', async () => {
    expect((await fail('Order', 'refNum', { refNum: 'PO-1' })).message).to.equal(
      'Please correct the incoming message: "shopID" is missing. Nothing was changed.',
    );
    const orderID = add('Order', { refNum: 'PO-1', shopID: 1 });
    expect((await run('Order', 'refNum', { refNum: 'PO-1', otherCost: 3 }))[0]).to.include({ orderID, otherCost: 3 });
  });

  it('refuses a criterion that the object does not have', async () =>
    expect((await fail('Vendor', 'customSku', { name: 'x' })).message).to.equal(
      'Please correct the fields of this step: "Lookup Criteria" of Vendors must be one of vendorID, name, accountNumber, b2bSellerUID.',
    ));
});

describe('The form of upsertObject', () => {
  it('offers what can be both created and changed', async () => {
    const types = await getObjectTypes({});
    expect(types).to.include.keys('Item', 'Sale', 'InventoryCountItem');
    expect(types).to.not.have.any.keys('ItemShop', 'RegisterWithdraw');
    expect(Object.keys(types).length).to.be.at.least(34);
  });

  it('offers the id and the unique fields', async () =>
    expect(await getLookupCriteria({ objectType: 'Item' })).to.deep.equal({
      itemID: 'Item ID',
      systemSku: 'System SKU',
      customSku: 'Custom SKU',
      upc: 'UPC',
      ean: 'EAN',
      manufacturerSku: 'Manufacturer SKU',
    }));

  it('puts the criterion first', async () => {
    const shown = async (lookupCriteria?: string) => {
      const { in: taken } = await getMetaModel(cfgOf('Item', lookupCriteria));
      return Object.entries(taken.properties ?? {})[0];
    };
    expect(await shown()).to.deep.equal(['itemID', { type: 'string', title: 'lookup by - Item ID' }]);
    expect(await shown('customSku')).to.deep.equal(['customSku', { type: 'string', title: 'lookup by - Custom SKU' }]);
    expect((await shown('systemSku'))?.[1]).to.include({ title: 'lookup by - System SKU' });
  });

  const cfgOf = (objectType: string, lookupCriteria?: string) => ({ objectType, lookupCriteria });
});
