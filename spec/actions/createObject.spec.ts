import { expect } from 'chai';
import { createObject, getIdentifyingFields, getMetaModel, getObjectTypes } from '../../lib/actions/createObject';
import { bodyShape } from '../../lib/common/model/bodyShape';
import { canCreate } from '../../lib/common/model/capabilities';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { entityOf } from '../support/entityOf';
import { failingAction, runAction } from '../support/runAction';

describe('createObject', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  afterEach(() => step.close());

  const run = (objectType: string, body: Record<string, unknown>, cfg = {}) =>
    runAction(step, createObject, { objectType, ...cfg }, body);
  const fail = (objectType: string, body: Record<string, unknown>, cfg = {}) =>
    failingAction(step, createObject, { objectType, ...cfg }, body);
  const requests = () => step.emulator.log.entries;

  it('emits the record as stored, after one request with what was given', async () => {
    const body = {
      description: 'Kite',
      customSku: 'K-1',
      Prices: { ItemPrice: [{ amount: 19.99, useType: 'Default' }] },
    };
    const [record] = await run('Item', body);
    expect(record).to.include({ description: 'Kite', customSku: 'K-1', archived: false });
    expect(record).to.have.nested.property('Prices.ItemPrice[0].amount', 19.99);
    expect(requests().map(({ body: sent }) => sent)).to.deep.equal([body]);
    expect(step.lines.at(-1)).to.match(/^Run: {"records":1,/);
  });

  it('puts a record into the one that it belongs to', async () => {
    const sale = step.emulator.admin.records('Sale').find(({ completed }) => completed !== true);
    const saleID = String(sale?.['saleID']);
    const [line] = await run('SaleSaleLine', { saleID: ` ${saleID} `, itemID: '1', unitQuantity: 2 });
    expect(line).to.have.property('saleLineID');
    expect(requests()[0]).to.deep.include({ body: { itemID: '1', unitQuantity: 2 } });
    expect(requests()[0]?.path).to.match(new RegExp(`/Sale/${saleID}/SaleLine\\.json$`));
  });

  it('leaves customers opted out unless told otherwise', async () => {
    const [silent] = await run('Customer', { firstName: 'Ann' });
    const [open] = await run('Customer', { firstName: 'Bob', Contact: { noEmail: false, noPhone: 'false' } });
    expect(silent?.['Contact']).to.include({ noEmail: true, noPhone: true, noMail: true });
    expect(open?.['Contact']).to.include({ noEmail: false, noPhone: false, noMail: true });
  });

  it('lists every issue of the message and sends nothing', async () => {
    const error = await fail('ItemCustomFieldCustomFieldChoice', {
      nam: 'S',
      canBeDeleted: 'perhaps',
      customFieldID: '../1',
    });
    expect(error).to.include({
      name: 'InputError',
      message:
        'Please correct the incoming message: "customFieldID" must be an id, digits only; "nam" is unknown (perhaps "name"); ' +
        '"canBeDeleted" is set by the system itself, leave it out. Nothing was sent.',
    });
    expect(requests()).to.deep.equal([]);
  });

  it('makes no blank record of any kind', async () => {
    for (const { entity, label, parents = {} } of Object.values(retailCatalogue).filter(canCreate)) {
      const ids = Object.fromEntries(Object.keys(parents).map((name) => [name, '1']));
      for (const nothing of [{}, { a: undefined }, blankFields(entity)]) {
        const { name, message } = await fail(entity, { ...ids, ...nothing });
        const article = /^[AEIO]/.test(label) ? 'an' : 'a';
        expect([name, message]).to.deep.equal([
          'InputError',
          `Please correct the incoming message: nothing to create: the message holds no field of ${article} ${label}. Nothing was sent.`,
        ]);
      }
    }
    expect(requests()).to.deep.equal([]);
  });

  it('refuses what is nested beyond all measure, at once', async () => {
    const Category = Array.from({ length: 800 }).reduce<object>((inner) => ({ Parent: inner }), { name: 'Tea' });
    expect(await fail('Item', { description: 'Kite', Category })).to.include({
      name: 'InputError',
      message: 'The incoming message is nested too deeply: at most 50 levels are allowed.',
    });
    expect(requests()).to.deep.equal([]);
  });

  it('says which id is missing', async () =>
    expect((await fail('SaleSaleLine', { itemID: 1 })).message).to.equal(
      'Please correct the incoming message: "saleID" is missing, the id of the Sale it belongs to. Nothing was sent.',
    ));

  it('looks for the record by the chosen field before it repeats', async () => {
    step.emulator.faults.add({ method: 'POST', path: 'Workorder', action: { kind: 'lostAnswer' } });
    const body = { shopID: '1', internalNote: 'external order 4711' };
    const [record] = await run('Workorder', body, { lookBeforeRepeat: 'internalNote' });
    expect(record).to.include(body);
    expect(requests().map(({ method }) => method)).to.deep.equal(['POST', 'GET']);
  });

  it('refuses a chosen field that the object does not have, and objects that cannot be created', async () => {
    expect((await fail('Item', { description: 'Kite' }, { lookBeforeRepeat: 'hookIn' })).message).to.contain('hookIn');
    expect((await fail('ItemShop', {})).message).to.equal(
      'Please correct the fields of this step: "Object Type" Item Stock Levels cannot be created through the API.',
    );
    expect((await fail('ItemImage', {})).message).to.match(/cannot be created/);
    expect(requests()).to.deep.equal([]);
  });
});

/** Every field that a creation takes, as a form sends it that was left empty. */
const blankFields = (objectType: string): Record<string, unknown> =>
  Object.fromEntries(
    bodyShape(retailCatalogue, entityOf(objectType), 'create').names.map((name, at) => [
      name,
      ['', null, '  '][at % 3],
    ]),
  );

describe('The form of createObject', () => {
  it('offers what can be created from fields alone', async () => {
    const types = await getObjectTypes({});
    expect(types).to.include.keys('Item', 'CustomerCustomFieldCustomFieldChoice', 'InventoryTransferTransferItems');
    expect(types).to.not.have.any.keys('ItemShop', 'Image', 'ItemImage', 'SalePaymentSalePaymentSignature', 'SaleVoid');
    expect(Object.keys(types)).to.have.length(41);
  });

  it('offers the fields that identify a record, natural ones first', async () => {
    expect(Object.keys(await getIdentifyingFields({ objectType: 'Item' })).slice(0, 3)).to.deep.equal([
      'customSku',
      'upc',
      'ean',
    ]);
    expect(await getIdentifyingFields({ objectType: 'Item' })).to.not.have.any.keys('systemSku', 'tax', 'Prices');
  });

  it('offers none that many records have in common', async () => {
    const offered = async (objectType: string) => Object.keys(await getIdentifyingFields({ objectType }));
    expect(await offered('Item')).to.deep.equal(['customSku', 'upc', 'ean', 'manufacturerSku', 'description']);
    expect(await offered('Customer')).to.deep.equal(['company', 'companyRegistrationNumber', 'vatNumber']);
    expect(await offered('Workorder')).to.deep.equal(['note', 'internalNote']);
    expect(await offered('Employee')).to.deep.equal([]);
  });

  it('takes writable fields in and gives the whole record out', async () => {
    const { in: taken, out } = await getMetaModel({ objectType: 'Item' });
    expect(taken.properties).to.include.keys('description', 'Prices').and.to.not.have.any.keys('itemID', 'systemSku');
    expect(out.properties).to.include.keys('description', 'itemID', 'systemSku');
  });
});
