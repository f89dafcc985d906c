import { expect } from 'chai';
import { createOrder, getMetaModel as orderForms } from '../../../lib/actions/createOrder';
import { setInventory, getMetaModel as stockForms } from '../../../lib/actions/setInventory';
import { answering } from '../../../lib/common/platform/answering';
import { shopOptions } from '../../../lib/common/platform/shops';
import { InputError } from '../../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../../support/emulatedStep';
import { errorOf } from '../../support/errorOf';
import { observeAction } from '../../support/observeAction';

describe('The shop of a step', () => {
  let step: EmulatedStep;

  before(async () => {
    step = await emulatedStep({ size: { shops: 3, items: 5 } });
    step.emulator.admin.change('Shop', '1', { name: 'Main Street' });
    step.emulator.admin.change('Shop', '2', { name: '' });
    step.emulator.admin.change('Shop', '3', { archived: true });
  });

  after(() => step.close());

  it('is chosen among the live shops of the account, or left to the message', async () => {
    const getShops = answering((session) => shopOptions(session, 'None'), step.runtime);
    expect(await getShops.call(step.context, step.cfg)).to.deep.equal({ '': 'None', 1: 'Main Street', 2: 'Shop 2' });
  });

  it('cannot be chosen without a credential that works', async () => {
    const getShops = answering((session) => shopOptions(session, 'None'), step.runtime);
    const error = await errorOf(getShops.call(step.context, { ...step.cfg, clientId: '' }));
    expect(error).to.have.property('message').that.contains('"Client ID" is empty');
  });

  it('is that of orders whose message names none', async () => {
    const order = { vendorID: '1', lines: [{ itemID: '1', quantity: 1 }] };
    for (const [shopID, expected] of [
      [undefined, '2'],
      ['', '2'],
      ['1', '1'],
    ]) {
      const run = await observeAction(step, createOrder, { shopID: '2' }, { ...order, shopID });
      expect(run.error).to.equal(undefined);
      expect(run.bodies[0]).to.have.nested.property('order.shopID', expected);
    }
    const { error } = await observeAction(step, createOrder, { shopID: '' }, order);
    expect(error?.message).to.contain('"shopID" is missing');
  });

  it('is that of items that name none', async () => {
    const items = [
      { itemID: '1', quantity: 7 },
      { itemID: '2', quantity: 8, shopID: '1' },
    ];
    const run = await observeAction(step, setInventory, { shopID: '2' }, { items });
    expect(run.error).to.equal(undefined);
    expect(run.bodies[0]?.['results']).to.deep.include.members([
      { index: 0, itemID: '1', shopID: '2', quantity: 7, status: 'set' },
      { index: 1, itemID: '2', shopID: '1', quantity: 8, status: 'set' },
    ]);
  });

  for (const handler of [createOrder, setInventory]) {
    it(`is refused by ${handler.name} where it is no id`, async () => {
      const { error, wire } = await observeAction(step, handler, { shopID: 'Main Street' }, {});
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.contain('"Shop" must be the id of a shop');
      expect(wire).to.deep.equal([]);
    });
  }

  it('need not be mapped then', async () => {
    const required = async (shopID: string) => [
      (await orderForms({ shopID })).in.properties?.['shopID']?.required,
      (await stockForms({ shopID })).in.properties?.['items']?.items?.properties?.['shopID']?.required,
    ];
    expect(await required('')).to.deep.equal([true, true]);
    expect(await required('2')).to.deep.equal([undefined, undefined]);
  });
});
