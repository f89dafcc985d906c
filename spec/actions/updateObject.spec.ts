import { expect } from 'chai';
import { getMetaModel, getObjectTypes, updateObject } from '../../lib/actions/updateObject';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { entityOf } from '../support/entityOf';
import { failingAction, runAction, systemOf } from '../support/runAction';

describe('updateObject', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  afterEach(() => step.close());

  const run = (objectType: string, body: Record<string, unknown>) =>
    runAction(step, updateObject, { objectType }, body);
  const fail = (objectType: string, body: Record<string, unknown>) =>
    failingAction(step, updateObject, { objectType }, body);
  const requests = () => step.emulator.log.entries;

  it('sends the changed fields alone and emits the record as stored', async () => {
    const [record] = await run('Customer', { customerID: 1, company: 'Kites Inc.', firstName: '', dob: null });
    expect(record).to.include({ customerID: '1', company: 'Kites Inc.', firstName: '' });
    expect(requests()).to.have.length(1);
    expect(requests()[0]).to.deep.include({ method: 'PUT', body: { company: 'Kites Inc.', firstName: '', dob: null } });
  });

  it('brings an archived record back', async () => {
    step.emulator.admin.change('Customer', '1', { archived: true });
    expect((await run('Customer', { customerID: '1', archived: 'false' }))[0]).to.include({ archived: false });
  });

  describe('of a record that was read, asks what is stored only when it matters', () => {
    const read = async (objectType: string, id: string, relations: readonly string[] = []) =>
      (await (await systemOf(step)).get({ entity: entityOf(objectType), id }, { relations })) ?? {};
    const wire = () => requests().map(({ method, body }) => [method, body]);
    const from = (count: number) => wire().slice(count);

    it('not for a plain one', async () => {
      const vendor = await read('Vendor', '1');
      await run('Vendor', { ...vendor, name: 'Other' });
      expect(wire().map(([method]) => method)).to.deep.equal(['GET', 'PUT']);
    });

    it('for an archived one, which stays archived', async () => {
      step.emulator.admin.change('Customer', '1', { archived: true });
      const customer = await read('Customer', '1');
      const [after] = await run('Customer', { ...customer, company: 'Kites Inc.' });
      expect(after).to.include({ company: 'Kites Inc.', archived: true });
      expect(from(1).map(([method]) => method)).to.deep.equal(['GET', 'PUT']);
      expect(requests().at(-1)?.body).to.not.have.property('archived');
    });

    it('and refuses the wish to archive', async () => {
      const { message } = await fail('Customer', { ...(await read('Customer', '1')), archived: true });
      expect(message).to.match(
        /^Please correct the incoming message: "archived" can only be false here, .* Nothing was changed\.$/,
      );
      expect(from(1).map(([method]) => method)).to.deep.equal(['GET']);
    });

    it('for a value that new ones must not have', async () => {
      step.emulator.admin.change('Item', '1', { upc: '123' });
      const item = await read('Item', '1');
      expect((await run('Item', { ...item, customSku: 'K-1' }))[0]).to.include({ upc: '123', customSku: 'K-1' });
      expect(requests().at(-1)?.body).to.not.have.property('upc');
      const { message } = await fail('Item', { ...item, upc: '1234' });
      expect(message).to.equal(
        'Please correct the incoming message: "upc" must be 11 to 14 digits. Nothing was changed.',
      );
    });

    it('for the costs of a line, of which the changed one alone is sent', async () => {
      const orderID = step.emulator.admin.add('Order', { shopID: 1, vendorID: 1 });
      const costs = { price: 4, originalPrice: 4, vendorCost: 4 };
      const id = step.emulator.admin.add('OrderLine', {
        orderID: Number(orderID),
        itemID: 1,
        quantity: 2,
        ...costs,
      });
      await run('OrderLine', { ...(await read('OrderLine', id)), vendorCost: 5 });
      expect(requests().at(-1)?.body).to.include({ vendorCost: 5 }).and.to.not.have.any.keys('price', 'originalPrice');
      const { message } = await fail('OrderLine', { orderLineID: id, vendorCost: 1, originalPrice: 2 });
      expect(message).to.equal(
        'Please correct the incoming message: give "originalPrice" or "vendorCost", not both. Nothing was changed.',
      );
    });

    it('for a completed sale, which is not completed again', async () => {
      const sale = step.emulator.admin.records('Sale').find(({ completed }) => completed === true);
      const whole = await read('Sale', String(sale?.['saleID']), ['SaleLines', 'SalePayments']);
      const [after] = await run('Sale', { ...whole, referenceNumber: 'WEB-9' });
      expect(after).to.include({ referenceNumber: 'WEB-9', completed: true });
      const sent = requests().at(-1)?.body;
      expect(sent).to.include({ referenceNumber: 'WEB-9' });
      expect(sent).to.not.have.any.keys('completed', 'SaleLines', 'SalePayments');
    });
  });

  it('says when nothing of the message can be changed, and sends nothing', async () => {
    expect((await fail('Item', { itemID: 1, systemSku: '2', createTime: 'now' })).message).to.equal(
      'Please correct the incoming message: nothing to change: "systemSku", "createTime" cannot be changed. Nothing was sent.',
    );
    expect(requests()).to.deep.equal([]);
  });

  it('attaches a reservation to the sale in the path', async () => {
    const customerID = 1;
    const saleID = step.emulator.admin.add('Sale', { customerID, shopID: 1 });
    const saleLineID = step.emulator.admin.add('SaleLine', { customerID, shopID: 1, itemID: 1, isLayaway: true });
    step.emulator.admin.change('SaleLine', saleLineID, { saleID: Number(saleID) });
    const [line] = await run('SaleSaleLine', { saleID, saleLineID, unitQuantity: 2 });
    expect(line).to.include({ saleLineID, unitQuantity: 2 });
    expect(requests()[0]?.body).to.deep.equal({ unitQuantity: 2 });
  });

  it('is an error for an id that nobody has', async () => {
    const error = await fail('Vendor', { vendorID: '999999', name: 'x' });
    expect(error.name).to.equal('NotFoundError');
    expect(error.message).to.match(/^Vendor 999999 is not found \(PUT /);
  });

  it('lists every issue of the message and sends nothing', async () => {
    const error = await fail('WorkorderWorkorderLine', { hours: 'two', timeStamp: 'now' });
    expect(error.message).to.equal(
      'Please correct the incoming message: "workorderLineID" is missing, the id of the Work Order Line; ' +
        '"workorderID" is missing, the id of the Work Order it belongs to; ' +
        '"hours" must be a whole number. Nothing was sent.',
    );
    expect(requests()).to.deep.equal([]);
  });

  for (const itemID of ['../Account', '1?x=y', '', ' ', null, [1], { id: 1 }, true, 1.5, -1]) {
    it(`never sends the id ${JSON.stringify(itemID)}`, async () => {
      const error = await fail('Item', { itemID, description: 'x' });
      expect([error.name, error.message]).to.satisfy(
        ([name, text = '']: string[]) => name === 'InputError' && /"itemID"/.test(text),
      );
      expect(requests()).to.deep.equal([]);
    });
  }

  it('refuses objects that cannot be changed', async () =>
    expect((await fail('SalePayment', { salePaymentID: 1 })).message).to.match(/cannot be changed/));
});

describe('The form of updateObject', () => {
  it('offers what can be changed', async () => {
    const types = await getObjectTypes({});
    expect(types).to.include.keys('Account', 'ItemShop', 'Image', 'PriceLevel', 'WorkorderWorkorderImage');
    expect(types).to.not.have.any.keys('SalePayment', 'RegisterWithdraw', 'InventoryLog');
    expect(Object.keys(types).length).to.be.at.least(31);
  });

  it('asks for the id and for those of the records that it lies within', async () => {
    const { in: taken } = await getMetaModel({ objectType: 'SaleSaleLine' });
    const required = Object.entries(taken.properties ?? {}).filter(([, property]) => property.required);
    expect(required.map(([name]) => name)).to.deep.equal(['saleID', 'saleLineID']);
  });
});
