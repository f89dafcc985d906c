import { expect } from 'chai';
import { getMetaModel, getObjectTypes, updateObject } from '../../lib/actions/updateObject';
import { SMALL } from '../emulator/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction, runAction } from '../support/runAction';

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
    step.emulator.backdoor.change('Customer', '1', { archived: true });
    expect((await run('Customer', { customerID: '1', archived: 'false' }))[0]).to.include({ archived: false });
  });

  it('attaches a reservation to the sale in the path', async () => {
    const customerID = 1;
    const saleID = step.emulator.backdoor.add('Sale', { customerID, shopID: 1 });
    const saleLineID = step.emulator.backdoor.add('SaleLine', { customerID, shopID: 1, itemID: 1, isLayaway: true });
    step.emulator.backdoor.change('SaleLine', saleLineID, { saleID: Number(saleID) });
    const [line] = await run('SaleSaleLine', { saleID, saleLineID, unitQuantity: 2 });
    expect(line).to.include({ saleLineID, unitQuantity: 2 });
    expect(requests()[0]?.body).to.deep.equal({ unitQuantity: 2 });
  });

  it('is an error for an id that nobody has', async () => {
    const error = await fail('Vendor', { vendorID: '999999', name: 'x' });
    expect(error.name).to.equal('NotFoundError');
    expect(error.message).to.match(/^Vendor 999999 is not found: /);
  });

  it('lists every fault of the message and sends nothing', async () => {
    const error = await fail('WorkorderWorkorderLine', { hours: 'two', timeStamp: 'now' });
    expect(error.message).to.equal(
      'Work Order Line: "workorderLineID" is missing, the id of the record; ' +
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
