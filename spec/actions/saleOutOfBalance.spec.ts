import { expect } from 'chai';
import { createObject } from '../../lib/actions/createObject';
import { runChosenOperation } from '../../lib/actions/runOperation';
import { updateObject } from '../../lib/actions/updateObject';
import { InputError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction, runAction } from '../support/runAction';

describe('A sale that is completed out of balance', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: { items: 10, customers: 2, sales: 0 } });
  });
  afterEach(() => step.close());

  const cfg = { objectType: 'Sale' };
  const line = { itemID: '1', unitQuantity: 2, unitPrice: 10, tax: false };
  const saleOf = (amount: number) => ({
    ...{ employeeID: '1', registerID: '1', shopID: '1', completed: true },
    SaleLines: { SaleLine: [line] },
    SalePayments: { SalePayment: [{ amount, paymentTypeID: '1' }] },
  });
  const newest = () => step.emulator.admin.records('Sale').at(-1) ?? {};

  it('is named by the error, with what it lacks, and can be completed', async () => {
    const error = await failingAction(step, createObject, cfg, saleOf(15));
    const { saleID, completed } = newest();
    expect(completed).to.equal(false);
    expect(error).to.be.instanceOf(InputError);
    expect(error.message).to.include(`(saleID ${saleID}, balance 5)`);
    const payment = { SalePayments: { SalePayment: [{ amount: 5, paymentTypeID: '1' }] } };
    const [done] = await runAction(step, updateObject, cfg, { saleID: String(saleID), completed: true, ...payment });
    expect(done).to.include({ completed: true, balance: 0 });
  });

  it('is named by the error of an update and of a refund as well', async () => {
    const [open] = await runAction(step, createObject, cfg, { ...saleOf(15), completed: false });
    const error = await failingAction(step, updateObject, cfg, { saleID: open?.['saleID'], completed: true });
    expect(error.message).to.include(`(saleID ${open?.['saleID']}, balance 5)`);

    const [sold] = await runAction(step, createObject, cfg, saleOf(20));
    const refund = {
      ...{ saleID: sold?.['saleID'], employeeID: '1', registerID: '1', shopID: '1' },
      SalePayments: { SalePayment: [{ amount: -12, paymentTypeID: '3' }] },
    };
    const refused = await failingAction(step, runChosenOperation, { operation: 'SaleRefund' }, refund);
    expect(newest()['saleID']).to.not.equal(sold?.['saleID']);
    expect(refused.message).to.include(`(saleID ${newest()['saleID']}, balance -8)`);
  });
});
