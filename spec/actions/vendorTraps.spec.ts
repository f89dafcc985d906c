import { expect } from 'chai';
import * as createObject from '../../lib/actions/createObject';
import * as deleteObject from '../../lib/actions/deleteObject';
import * as lookupObject from '../../lib/actions/lookupObject';
import * as lookupObjects from '../../lib/actions/lookupObjects';
import { rawRequest } from '../../lib/actions/rawRequest';
import * as updateObject from '../../lib/actions/updateObject';
import * as upsertObject from '../../lib/actions/upsertObject';
import type { Cfg } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import { InputError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';

/** What records look like and which ways requests take, where the vendor makes it easy to go wrong. */
describe('The traps of the vendor', () => {
  let step: EmulatedStep;
  before(async () => {
    step = await emulatedStep({ size: { items: 20, matrices: 1, customers: 10, sales: 5, orders: 2 } });
  });
  after(() => step.close());

  const add = (entity: string, fields: Record<string, unknown>) => step.emulator.admin.add(entity, fields);
  const lookUp = async (objectType: string, body: Record<string, unknown>, relations: readonly string[] = []) =>
    (await observeAction(step, lookupObject.lookupObject, { objectType, relations }, body)).bodies[0];
  const search = (cfg: Cfg, fieldName: string, fieldValue: unknown, more: Record<string, unknown> = {}) => {
    const body = { sTerm_1: { fieldName, condition: '=', fieldValue }, ...more };
    return observeAction(step, lookupObjects.lookupObjects, { emitBehavior: 'emitIndividually', ...cfg }, body);
  };

  it('leave a to-one relation of id 0 out, looked up and listed', async () => {
    const saleID = add('Sale', { shopID: 1, customerID: 0, taxCategoryID: 1 });
    const relations = ['Customer', 'TaxCategory'];
    const { bodies } = await search({ objectType: 'Sale', termNumber: 1, relations }, 'saleID', saleID);
    for (const sale of [await lookUp('Sale', { saleID }, relations), ...bodies]) {
      expect(sale)
        .to.include({ customerID: '0' })
        .and.to.include.keys('TaxCategory')
        .and.to.not.have.any.keys('Customer');
    }
    expect(bodies).to.have.length(1);
  });

  it('bring lines, payments and contacts as arrays, for none and for one', async () => {
    const saleID = add('Sale', { shopID: 1 });
    const relations = ['SaleLines', 'SalePayments'];
    expect(await lookUp('Sale', { saleID }, relations)).to.deep.include({
      SaleLines: { SaleLine: [] },
      SalePayments: { SalePayment: [] },
    });
    add('SaleLine', { saleID: Number(saleID), shopID: 1, itemID: 1, unitQuantity: 1 });
    add('SalePayment', { saleID: Number(saleID), amount: 5, paymentTypeID: 1 });
    const sale = await lookUp('Sale', { saleID }, relations);
    expect(sale).to.have.nested.property('SaleLines.SaleLine').that.is.an('array').with.length(1);
    expect(sale).to.have.nested.property('SalePayments.SalePayment').that.is.an('array').with.length(1);
    const customer = { firstName: 'Ann', Contact: { Emails: { ContactEmail: { address: 'ann@example.com' } } } };
    const run = await observeAction(step, createObject.createObject, { objectType: 'Customer' }, customer);
    const { customerID } = run.bodies[0] ?? {};
    const stored = await lookUp('Customer', { customerID }, ['Contact']);
    expect(stored).to.have.nested.property('Contact.Emails.ContactEmail').that.is.an('array').with.length(1);
    expect(stored).to.have.nested.property('Contact.Phones.ContactPhone').that.deep.equals([]);
  });

  it('bring the values of an item matrix as lists, in whatever shape they come', async () => {
    for (const values of [undefined, [], ['Red'], ['Red', '2']]) {
      const itemMatrixID = add('ItemMatrix', { description: 'M', ...(values && { attribute1Values: values }) });
      expect((await lookUp('ItemMatrix', { itemMatrixID }))?.['attribute1Values']).to.deep.equal(values ?? []);
    }
  });

  it('call archived customers by the name that all objects use', async () => {
    const customerID = add('Customer', { firstName: 'Gone', archived: true });
    for (const [archived, expected] of [
      ['only', 1],
      ['include', 1],
      ['exclude', 0],
    ] as const) {
      const cfg = { objectType: 'Customer', termNumber: 1, archived };
      expect((await search(cfg, 'customerID', customerID)).bodies, archived).to.have.length(expected);
    }
    const cfg = { objectType: 'Customer', termNumber: 1, archived: 'only' };
    expect((await search(cfg, 'customerID', customerID)).wire[0]).to.contain('archived=only');
  });

  it('show gift cards only to who asks for them', async () => {
    const creditAccountID = add('CreditAccount', { code: 'TRAP-0001', giftCard: true });
    const cfg = { objectType: 'CreditAccount' };
    expect((await search({ ...cfg, termNumber: 1 }, 'code', 'TRAP-0001')).bodies).to.deep.equal([]);
    const asked = { link_1_2: 'and', sTerm_2: { fieldName: 'giftCard', condition: '=', fieldValue: true } };
    const { bodies } = await search({ ...cfg, termNumber: 2 }, 'code', 'TRAP-0001', asked);
    expect(bodies.map((card) => card['creditAccountID'])).to.deep.equal([creditAccountID]);
  });

  describe('an id that is none never leaves the intended path', () => {
    const nested: Cfg = { objectType: 'SaleSaleLine' };
    const handlers: Readonly<Record<string, Handler>> = {
      updateObject: updateObject.updateObject,
      upsertObject: upsertObject.upsertObject,
      deleteObject: deleteObject.deleteObject,
      lookupObject: lookupObject.lookupObject,
      lookupObjects: lookupObjects.lookupObjects,
      createObject: createObject.createObject,
    };
    const wrong = ['../Account', '1?x=y', '', '..', '%2e%2e', '1/../2', '1#', '١', '1\n', '1e3'];
    for (const [name, handler] of Object.entries(handlers)) {
      it(`in ${name}`, async () => {
        const refused = async (cfg: Cfg, body: Record<string, unknown>) => {
          const { error, wire } = await observeAction(step, handler, cfg, body);
          expect(error, JSON.stringify(body)).to.be.instanceOf(InputError);
          expect(wire).to.deep.equal([]);
        };
        for (const id of wrong.filter((each) => each.trim() !== '1')) {
          await refused(nested, { saleID: id, saleLineID: '1', itemID: '1' });
          const isNamed = name !== 'lookupObjects' && name !== 'createObject';
          const makesNew = name === 'upsertObject' && id === '';
          if (isNamed && !makesNew) await refused({ objectType: 'Vendor' }, { vendorID: id, name: 'x' });
        }
      });
    }

    it('in rawRequest', async () => {
      for (const url of ['../Account', 'Item/../Account', 'Item/%2e%2e/Account', 'Item//1', '', '//evil.example/x']) {
        const { error, wire } = await observeAction(step, rawRequest, {}, { method: 'GET', url });
        expect([error?.name, wire], url).to.deep.equal(['InputError', []]);
      }
    });
  });
});

/** What an older component for this platform declared unsupported, and how many objects it offered at least. */
describe('The objects of the actions', () => {
  const needed: [string, { getObjectTypes(cfg: Cfg): Promise<object> }, number, string[]][] = [
    ['created', createObject, 30, ['CustomerCustomField', 'ItemCustomField', 'InventoryTransfer', 'InventoryCount']],
    ['created', createObject, 30, ['InventoryTransferTransferItems', 'InventoryCountItem', 'InventoryCountReconcile']],
    ['created', createObject, 30, ['ItemCustomFieldCustomFieldChoice', 'CustomerCustomFieldCustomFieldChoice']],
    ['upserted', upsertObject, 34, ['InventoryTransfer', 'InventoryCountItem', 'ItemCustomFieldCustomFieldChoice']],
    ['changed', updateObject, 31, ['InventoryTransferTransferItems', 'CustomerCustomField', 'InventoryCount']],
    ['looked up', lookupObject, 54, ['InventoryCountCalc', 'InventoryTransferTransferItems', 'ItemCustomField']],
    ['searched', lookupObjects, 54, ['InventoryCountCalc', 'InventoryCountReconcile', 'InventoryCountItem']],
    ['deleted', deleteObject, 26, ['InventoryTransfer', 'InventoryCount', 'ItemCustomFieldCustomFieldChoice']],
  ];
  for (const [done, module, atLeast, names] of needed) {
    it(`that can be ${done} include ${names.join(', ')}`, async () => {
      const types = Object.keys(await module.getObjectTypes({}));
      expect(types).to.include.members(names);
      expect(types.length).to.be.at.least(atLeast);
    });
  }
});
