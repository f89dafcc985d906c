import { expect } from 'chai';
import { readOrderInput } from '../../../../../../lib/common/systems/lsOne/features/orders/orderInput';
import { InputError } from '../../../../../../lib/common/util/errors';

const ORDER = {
  description: 'Spring stock',
  vendorID: '0000001',
  storeId: 'S0001',
  currencyCode: 'EUR',
  orderingDate: '2026-06-01',
  deliveryDate: '2026-06-08T12:00:00',
};
const LINE = { itemId: '30010', unitId: 'PCS', quantity: 2.5, unitPrice: '1.25' };

const errorOf = (message: object): Error => {
  try {
    readOrderInput(message as Record<string, unknown>);
  } catch (error) {
    expect(error).to.be.instanceOf(InputError);
    return error as Error;
  }
  return expect.fail('was taken');
};

describe('readOrderInput', () => {
  it('takes the spellings of the table, and dates as they are', () => {
    const { refNum, fields, lines } = readOrderInput({ ...ORDER, refNum: ' PO-1 ', lines: LINE });
    const { storeId, ...others } = ORDER;
    expect(refNum).to.equal('PO-1');
    expect(fields).to.deep.equal({ ...others, storeID: storeId });
    expect(lines).to.deep.equal([{ itemID: '30010', unitID: 'PCS', quantity: 2.5, unitPrice: '1.25' }]);
  });

  it('keeps the description as it is written', () => {
    const { fields } = readOrderInput({ ...ORDER, description: ' Spring\n', vendorID: ' 7 ', lines: [LINE] });
    expect(fields).to.include({ description: ' Spring\n', vendorID: '7' });
  });

  it('takes a number as the reference, and a blank one for none', () => {
    expect(readOrderInput({ ...ORDER, refNum: 17, lines: [LINE] }).refNum).to.equal('17');
    for (const refNum of ['', null, '  ', undefined]) {
      expect(readOrderInput({ ...ORDER, refNum, lines: [LINE] }).refNum).to.equal(undefined);
    }
  });

  it('takes numbers for texts, so that a repeated message knows its lines again', () => {
    const { fields, lines } = readOrderInput({ ...ORDER, vendorID: 7, lines: [{ ...LINE, itemId: 30010, unitId: 4 }] });
    expect(fields['vendorID']).to.equal('7');
    expect(lines).to.deep.equal([{ itemID: '30010', unitID: '4', quantity: 2.5, unitPrice: '1.25' }]);
  });

  it('tells what a misspelt name may mean', () => {
    const { message } = errorOf({ ...ORDER, refnum: 'PO-1', line: [LINE] });
    expect(message).to.include('"refnum" is unknown (perhaps "refNum"); "line" is unknown (perhaps "lines")');
  });

  it('keeps equal lines apart', () => {
    const { lines } = readOrderInput({ ...ORDER, lines: [LINE, LINE] });
    expect(lines[0]).to.deep.equal(lines[1]);
    expect(lines[0] === lines[1]).to.equal(false);
  });

  it('names everything that is wrong, lines by their number', () => {
    const { message } = errorOf({
      vendorID: '1',
      colour: 'red',
      refNum: 'a]b',
      lines: [{ ...LINE, quantity: 0 }, 'x', { itemID: '1', purchaseOrderID: '5' }],
    });
    for (const part of [
      '"description"',
      '"storeID"',
      '"colour" is unknown',
      '"refNum" must be a text of one line without square brackets',
      'line 1: "quantity" must be greater than 0',
      'line 2: it must be an object',
      'line 3: "unitID"',
      'line 3: "purchaseOrderID"',
    ]) {
      expect(message).to.contain(part);
    }
    expect(message).to.match(/Nothing was sent\.$/);
  });

  it('refuses a reference that is no text of one line, and an order without lines', () => {
    for (const refNum of [{}, ['1'], true, 'a\nb', '[1'])
      expect(errorOf({ ...ORDER, refNum, lines: [LINE] }).message).to.contain('refNum');
    for (const lines of [undefined, [], {}, 'x'])
      expect(errorOf({ ...ORDER, lines }).message).to.contain('"lines" must be a list');
  });
});
