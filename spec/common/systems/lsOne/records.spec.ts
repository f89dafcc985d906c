import { expect } from 'chai';
import * as createObject from '../../../../lib/actions/createObject';
import * as deleteObject from '../../../../lib/actions/deleteObject';
import * as lookupObject from '../../../../lib/actions/lookupObject';
import * as updateObject from '../../../../lib/actions/updateObject';
import * as upsertObject from '../../../../lib/actions/upsertObject';
import { TransportError } from '../../../../lib/common/http/transport';
import {
  InputError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionError,
  ProtocolError,
} from '../../../../lib/common/util/errors';
import { errorOf } from '../../../support/errorOf';
import { loggedIn, lsOneStep } from '../../../support/lsOneStep';
import { answer, type ScriptedAnswer } from '../../../support/scriptedTransport';

const ORDERS = '/api/inventory/purchase-order';
const order = {
  id: '00000001',
  purchaseOrderID: '00000001',
  description: 'Spring',
  vendorID: '0000001',
  vendorName: 'Nuts Ltd',
  purchaseStatus: 0,
  deliveryDate: '2026-06-01T00:00:00.1234567',
  currencyCode: 'EUR',
  currencyDescription: 'Euro',
  createdDate: '2026-05-01T10:00:00.12',
  orderer: '00000000-0000-0000-0000-000000000000',
  storeID: 'S0001',
  storeName: 'Main',
  defaultDiscountPercentage: 2.5,
  defaultDiscountAmount: 0,
  orderingDate: '2026-05-01T00:00:00',
  createdFromOmni: false,
  templateID: 'T1',
  processingStatus: 0,
};
const line = {
  id: '00000001',
  purchaseOrderID: '00000001',
  lineNumber: '00000007',
  itemID: '10001',
  itemName: 'Nut',
  vendorItemID: '',
  variantName: '',
  unitID: 'PCS',
  unitName: 'Pieces',
  quantity: 1.5,
  unitPrice: 0.000001,
  discountAmount: 0,
  discountPercentage: 0,
  taxAmount: 0.05,
  taxCalculationMethod: 1,
  pictureID: '',
  omniLineID: '',
  omniTransactionID: '',
};
const lines = { objectType: 'PurchaseOrderLine' };
const given = {
  description: 'Spring',
  vendorID: '0000001',
  deliveryDate: '2026-06-01',
  currencyCode: 'EUR',
  storeId: 'S0001',
  orderingDate: '2026-05-01T10:00:00.123+02:00',
};

describe('Records of LS One', () => {
  it('are created in the spelling of the samples and read again', async () => {
    const step = lsOneStep(
      answer(200, { ...order, vendorName: null, id: '0-00000009' }),
      answer(200, { ...order, id: '0-00000009' }),
    );
    const [record] = await step.run(createObject.createObject, {}, { ...given, defaultDiscountAmount: '1.50' });
    expect(step.sent()).to.deep.equal([
      [
        'POST',
        ORDERS,
        '{"description":"Spring","vendorID":"0000001","deliveryDate":"2026-06-01","currencyCode":"EUR",' +
          '"orderingDate":"2026-05-01T10:00:00.123+02:00","defaultDiscountAmount":1.5,"storeId":"S0001"}',
      ],
      ['GET', `${ORDERS}/0-00000009`],
    ]);
    expect(record).to.deep.equal({ ...order, id: '0-00000009' });
  });

  it('are lines of an order, with numbers to their last digit', async () => {
    const many = '12345678901234567.123456';
    const text = JSON.stringify(line).replace('"quantity":1.5', `"quantity":${many}`);
    const step = lsOneStep(answer(200, { ...line, LineNumber: undefined }), answer(200, text));
    const body = { purchaseOrderID: '00000001', itemId: '10001', unitId: 'PCS', quantity: many, unitPrice: '.50' };
    const [record] = await step.run(createObject.createObject, lines, body);
    expect(step.sent()).to.deep.equal([
      [
        'POST',
        `${ORDERS}/00000001/line`,
        `{"quantity":${many},"unitPrice":0.5,"itemId":"10001","unitID":"PCS","purchaseOrderID":"00000001"}`,
      ],
      ['GET', `${ORDERS}/00000001/line/00000007`],
    ]);
    expect(record).to.deep.equal({ ...line, quantity: many });
  });

  it('are not created twice: a lost answer is an unknown outcome', async () => {
    const step = lsOneStep(new TransportError('reset', 'The connection ended'));
    const error = await errorOf(step.run(createObject.createObject, {}, given));
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(step.sent()).to.have.length(1);
    const silent = lsOneStep(answer(200));
    expect(await errorOf(silent.run(createObject.createObject, {}, given))).to.be.instanceOf(OutcomeUnknownError);
  });

  it('are looked for by the field that identifies them, when the answer was lost', async () => {
    const lost = new TransportError('reset', 'The connection ended');
    const found = answer(200, { items: [order, { ...order, id: '2', description: 'Spring 2' }], totalCount: 2 });
    const identified = { lookBeforeRepeat: 'description' };
    const step = lsOneStep(lost, found, answer(200, order));
    expect(await step.run(createObject.createObject, identified, given)).to.deep.equal([order]);
    const none = lsOneStep(lost, answer(200, { items: [], totalCount: 0 }));
    expect(await errorOf(none.run(createObject.createObject, identified, given))).to.be.instanceOf(OutcomeUnknownError);
    expect(none.script.wire().filter((each) => each === `POST ${ORDERS}`)).to.have.length(1);
  });

  it('go out as answered when the new one cannot be read again', async () => {
    const step = lsOneStep(answer(200, order), answer(401), loggedIn(1200, 'again'), answer(401));
    expect(await step.run(createObject.createObject, {}, given)).to.deep.equal([order]);
  });

  it('are changed as a whole, without what the server makes', async () => {
    const step = lsOneStep(
      answer(200, order),
      answer(200, { ...order, vendorName: null }),
      answer(200, { ...order, description: 'Summer' }),
    );
    const [record] = await step.run(updateObject.updateObject, {}, { id: '00000001', description: 'Summer' });
    expect(record).to.include({ description: 'Summer', vendorName: 'Nuts Ltd' });
    expect(step.sent()).to.deep.equal([
      ['GET', `${ORDERS}/00000001`],
      [
        'PUT',
        ORDERS,
        '{"id":"00000001","description":"Summer","vendorID":"0000001","deliveryDate":"2026-06-01T00:00:00.1234567",' +
          '"currencyCode":"EUR","storeId":"S0001",' +
          '"defaultDiscountPercentage":2.5,"defaultDiscountAmount":0,"orderingDate":"2026-05-01T00:00:00",' +
          '"templateID":"T1"}',
      ],
      ['GET', `${ORDERS}/00000001`],
    ]);
  });

  it('are written back as they were read', async () => {
    const step = lsOneStep(answer(200, line), answer(200, line), answer(200, line));
    await step.run(updateObject.updateObject, lines, { ...line, quantity: '2' });
    expect(step.sent()[1]).to.deep.equal([
      'PUT',
      `${ORDERS}/00000001/line`,
      '{"lineNumber":"00000007","itemId":"10001","unitID":"PCS","quantity":2,"unitPrice":0.000001,"discountAmount":0,' +
        '"discountPercentage":0,"taxCalculationMethod":1,"purchaseOrderID":"00000001"}',
    ]);
  });

  it('are changed by upserts, and an id that is not there is an error', async () => {
    const step = lsOneStep(answer(404));
    const error = await errorOf(step.run(upsertObject.upsertObject, {}, { ...given, id: '00000099' }));
    expect(error).to.be.instanceOf(NotFoundError);
    expect(error.message).to.match(/LS One gives ids itself/);
    const created = lsOneStep(answer(201, line), answer(200, line));
    const body = { purchaseOrderID: '00000001', itemID: '10001', unitID: 'PCS', quantity: 1.5, unitPrice: 1 };
    expect(await created.run(upsertObject.upsertObject, lines, body)).to.deep.equal([line]);
    const changed = lsOneStep(answer(200, line), answer(200), answer(200, line));
    expect(await changed.run(upsertObject.upsertObject, lines, { ...body, LineNum: '00000007' })).to.deep.equal([line]);
  });

  it('are deleted, with either answer, and once', async () => {
    const deletion = async (...answers: readonly ScriptedAnswer[]) => {
      const step = lsOneStep(...answers);
      return { out: await step.run(deleteObject.deleteObject, {}, { id: '00000001' }), sent: step.sent() };
    };
    const deleted = [{ id: '00000001', outcome: 'deleted' }];
    expect(await deletion(answer(204))).to.deep.equal({ out: deleted, sent: [['DELETE', `${ORDERS}/00000001`]] });
    expect((await deletion(answer(200))).out).to.deep.equal(deleted);
    expect((await deletion(answer(404))).out).to.deep.equal([{}]);
    expect((await deletion(new TransportError('reset', 'gone'), answer(404))).out).to.deep.equal(deleted);
    const step = lsOneStep(answer(204));
    const body = { purchaseOrderID: '00000001', lineNumber: '00000007' };
    expect(await step.run(deleteObject.deleteObject, lines, body)).to.deep.equal([
      { id: '00000007', outcome: 'deleted' },
    ]);
    expect(step.sent()).to.deep.equal([['DELETE', `${ORDERS}/00000001/line/00000007`]]);
  });

  it('are looked up by id, with their lines', async () => {
    const step = lsOneStep(answer(200, order), answer(200, { items: [line], totalCount: 1 }));
    const [record] = await step.run(lookupObject.lookupObject, { relations: ['lines'] }, { id: '00000001' });
    expect(record).to.deep.equal({ ...order, lines: [line] });
    expect(step.sent()).to.deep.equal([
      ['GET', `${ORDERS}/00000001`],
      ['GET', `${ORDERS}/00000001/line?page=1&pageSize=100`],
    ]);
    const bare = lsOneStep(answer(200, order), answer(404), answer(200, order));
    expect(await bare.run(lookupObject.lookupObject, { relations: ['lines'] }, { id: '00000001' })).to.deep.equal([
      { ...order, lines: [] },
    ]);
  });

  it('are not found where an order was deleted before its lines were read', async () => {
    const step = lsOneStep(answer(200, order), answer(404), answer(404));
    const cfg = { relations: ['lines'], allowZeroResults: true };
    expect(await step.run(lookupObject.lookupObject, cfg, { id: '00000001' })).to.deep.equal([{}]);
  });

  it('hold texts, also where the message has numbers', async () => {
    const step = lsOneStep(answer(200, line), answer(200, line));
    const body = { itemID: 10001, unitID: 5, quantity: '1.5', unitPrice: 1, vendorItemID: 7 };
    await step.run(createObject.createObject, lines, { ...body, purchaseOrderID: '00000001' });
    expect(step.sent()[0]).to.deep.equal([
      'POST',
      `${ORDERS}/00000001/line`,
      '{"itemId":"10001","unitID":"5","quantity":1.5,"unitPrice":1,"vendorItemID":"7","purchaseOrderID":"00000001"}',
    ]);
  });

  it('lose what a change empties, whatever the server makes of what is left out', async () => {
    const step = lsOneStep(answer(200, order), answer(200), answer(200, order));
    const emptied = { id: '00000001', templateID: '', defaultDiscountPercentage: null };
    await step.run(updateObject.updateObject, {}, emptied);
    expect(step.sent()[1]?.[2]).to.include('"defaultDiscountPercentage":0,').and.to.include('"templateID":""');
    const bare = lsOneStep(answer(200, line), answer(200), answer(200, line));
    await bare.run(updateObject.updateObject, lines, { ...line, vendorItemID: '', quantity: 3 });
    expect(bare.sent()[1]?.[2]).not.to.include('vendorItemID');
  });

  it('have the names of the samples in whatever case they come, and ids as texts', async () => {
    const { itemID, lineNumber, ...others } = line;
    const step = lsOneStep(
      answer(200, { ...others, ItemId: Number(itemID), LINENUMBER: lineNumber, somethingNew: [1] }),
    );
    const body = { purchaseOrderID: '00000001', LineNum: '00000007' };
    expect(await step.run(lookupObject.lookupObject, lines, body)).to.deep.equal([{ ...line, somethingNew: [1] }]);
  });

  it('are those that were asked for', async () => {
    const step = lsOneStep(answer(200, { ...order, id: '00000002' }));
    const error = await errorOf(step.run(lookupObject.lookupObject, {}, { id: '00000001' }));
    expect(error).to.be.instanceOf(ProtocolError);
  });

  it('are refused with all that is wrong before anything is sent', async () => {
    const step = lsOneStep();
    const body = { storeID: 'S1', storeId: 'S2' };
    expect((await errorOf(step.run(createObject.createObject, {}, body))).message).to.match(
      /"storeID" is given in two spellings/,
    );
    const error = await errorOf(
      step.run(createObject.createObject, lines, { purchaseOrderID: '..', itemID: '1', quantity: 'two', color: 'red' }),
    );
    expect(error).to.be.instanceOf(InputError);
    for (const name of ['purchaseOrderID', 'unitID', 'quantity', 'unitPrice', 'color'])
      expect(error.message).to.include(`"${name}"`);
    expect(step.script.requests).to.deep.equal([]);
  });

  it('need permissions, which errors name', async () => {
    const step = lsOneStep(answer(401), loggedIn(1200, 'again'), answer(401));
    const error = await errorOf(step.run(deleteObject.deleteObject, {}, { id: '00000001' }));
    expect(error).to.be.instanceOf(PermissionError);
    expect(error.message).to.match(/^LS One .*PurchaseOrder:Write/);
    step.script.assertUsedUp();
  });
});
