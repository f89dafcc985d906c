import { expect } from 'chai';
import type { VendorRecord } from '../../../../../../lib/common/model/query';
import { createRetailClient } from '../../../../../../lib/common/systems/retail/client/client';
import { retailOperations } from '../../../../../../lib/common/systems/retail/features/operations/operations';
import { runOperation } from '../../../../../../lib/common/systems/retail/features/operations/runOperation';
import { InputError, type LightspeedError, OutcomeUnknownError } from '../../../../../../lib/common/util/errors';
import { clientParts } from '../../../../../support/clientParts';
import { answer, type ScriptedAnswer } from '../../../../../support/scriptedTransport';

async function running(name: string, input: VendorRecord, ...answers: ScriptedAnswer[]) {
  const operation = retailOperations[name] ?? expect.fail(`no operation ${name}`);
  const { parts, script, diary } = clientParts(...answers);
  const result: unknown = await runOperation(createRetailClient(parts), operation, input).catch((error) => error);
  script.assertUsedUp();
  const sent = script.requests.map(({ method, url, body }) => [
    `${method} ${url.replace(/^.*\/Account\/7\//, '')}`,
    typeof body === 'string' ? JSON.parse(body) : body,
  ]);
  return { result, error: result as LightspeedError, sent, diary };
}

const payment = { paymentTypeID: '1' };
const wholeRefund = { saleID: '277', SalePayments: { SalePayment: [payment] } };
const partialRefund = {
  saleID: '277',
  SaleLines: { SaleLine: [{ parentSaleLineID: '5', unitQuantity: -1 }] },
  SalePayments: { SalePayment: [{ ...payment, amount: -9.99 }] },
};
const lines = (count: number) => Array.from({ length: count }, (_, at) => ({ itemID: String(at + 1), toSend: 1 }));
const REFUND = answer(200, { Sale: { saleID: '278', completed: 'true', total: '-9.99' } });

describe('runOperation', () => {
  it('puts ids into the path and the rest into the body, and returns the record', async () => {
    const { result, sent } = await running('SaleRefundPartial', partialRefund, REFUND);
    const { saleID, ...body } = partialRefund;
    expect(sent).to.deep.equal([[`POST Sale/${saleID}/refund.json`, body]]);
    expect(result).to.deep.equal({ saleID: '278', completed: true, total: -9.99 });
  });

  it('takes lists without their wrapper too', async () => {
    const { sent } = await running('SaleRefund', { saleID: 277, SalePayments: [payment] }, REFUND);
    expect(sent).to.deep.equal([['POST Sale/277/refund.json', { SalePayments: { SalePayment: [payment] } }]]);
  });

  it('sends an empty object where there is nothing to say, but nothing with a DELETE', async () => {
    const checkout = await running(
      'WorkorderCheckout',
      { workorderID: '4' },
      answer(200, { Checkout: { saleID: '9' } }),
    );
    expect(checkout.sent).to.deep.equal([['POST Workorder/4/Checkout.json', {}]]);
    expect(checkout.result).to.deep.equal({ saleID: '9' });
    const anonymize = await running('CustomerAnonymize', { customerID: '6' }, answer(200, ''));
    expect(anonymize.sent).to.deep.equal([['DELETE Customer/6/Anonymize.json', undefined]]);
    expect(anonymize.result).to.deep.equal({ customerID: '6' });
  });

  it('sends what the operation itself decides', async () => {
    const { sent, result } = await running(
      'ItemRestore',
      { itemID: '3' },
      answer(200, { Item: { itemID: '3', archived: 'false' } }),
    );
    expect(sent).to.deep.equal([['PUT Item/3.json', { archived: false }]]);
    expect(result).to.deep.equal({ itemID: '3', archived: false });
  });

  it('returns an answer without an envelope as it is', async () => {
    const input = { saleID: '1', emailAddress: 'ada@example.com' };
    const { result } = await running('SaleEmailReceipt', input, answer(200, { message: 'sent' }));
    expect(result).to.deep.equal({ message: 'sent' });
  });

  it('returns all records where several may come back, also when one came', async () => {
    const input = { inventoryCountID: '5' };
    const one = { inventoryCountReconcileID: '1', qohChange: '-2' };
    for (const records of [one, [one, one]]) {
      const { result } = await running(
        'InventoryCountReconcile',
        input,
        answer(200, { InventoryCountReconcile: records }),
      );
      const expected = [records].flat().map(() => ({ inventoryCountReconcileID: '1', qohChange: -2 }));
      expect(result).to.deep.equal({ InventoryCountReconcile: expected });
    }
  });

  for (const [what, body] of Object.entries({
    nothing: {},
    null: null,
    'an empty list': [],
    'a text': 'ok',
    'an error': { httpCode: '500', message: 'x' },
    'a record of another kind': { Customer: { customerID: '1' } },
    'a record without id': { Sale: { total: '5' } },
  })) {
    it(`says that nobody knows when the answer is ${what}`, async () => {
      const { error } = await running('SaleRefund', wholeRefund, answer(200, JSON.stringify(body)));
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(error.message).to.equal(
        'Refund a whole sale: Lightspeed answered with something else (status 200). It is not known whether it was ' +
          'done. Look before you do it again. It is done if there is a newer sale whose lines refer to the lines of ' +
          'sale 277.',
      );
    });
  }

  it('takes no report of an error for an answer without envelope', async () => {
    const input = { saleID: '1', emailAddress: 'ada@example.com' };
    const { error } = await running('SaleEmailReceipt', input, answer(200, { httpCode: '500', message: 'x' }));
    expect(error).to.be.instanceOf(OutcomeUnknownError);
  });

  describe('a list of more than a hundred', () => {
    const itemsOf = (from: number, to: number) =>
      answer(200, {
        TransferItem: lines(to)
          .slice(from)
          .map((line) => ({ ...line, transferItemID: line.itemID })),
      });

    it('goes out in batches of a hundred and comes back as one', async () => {
      const input = { transferID: '8', TransferItems: lines(201) };
      const answers = [
        itemsOf(0, 100),
        itemsOf(100, 200),
        answer(200, { TransferItem: { transferItemID: '9', itemID: '201' } }),
      ];
      const { result, sent, diary } = await running('InventoryTransferAddItems', input, ...answers);
      expect(sent.map(([line, body]) => [line, body.TransferItems.length])).to.deep.equal([
        ['POST Inventory/Transfer/8/AddItems.json', 100],
        ['POST Inventory/Transfer/8/AddItems.json', 100],
        ['POST Inventory/Transfer/8/AddItems.json', 1],
      ]);
      expect(sent.flatMap(([, body]) => body.TransferItems)).to.deep.equal(lines(201));
      expect(diary.filter((each) => each.startsWith('acquire'))).to.deep.equal([
        'acquire 51',
        'acquire 51',
        'acquire 1.5',
      ]);
      const { transferID, TransferItems } = result as { transferID: string; TransferItems: VendorRecord[] };
      expect(transferID).to.equal('8');
      expect(TransferItems.map(({ itemID }) => itemID)).to.deep.equal(lines(201).map(({ itemID }) => itemID));
    });

    it('tells after a failure what was done before it', async () => {
      const input = { transferID: '8', TransferItems: lines(101) };
      const { error } = await running('InventoryTransferAddItems', input, itemsOf(0, 100), answer(422, 'No such item'));
      expect(error).to.be.instanceOf(InputError).and.have.property('status', 422);
      expect(error.message).to.match(/No such item .* The first 100 of the list were done before\.$/);
    });

    it('tells after a failure of the first batch that and no more', async () => {
      const { error } = await running(
        'InventoryTransferAddItems',
        { transferID: '8', TransferItems: lines(101) },
        answer(422),
      );
      expect(error.message).to.not.include('The first');
    });
  });

  describe('after an unclear outcome', () => {
    const unclear: Record<string, [name: string, input: VendorRecord, remark: string]> = {
      'a refund': ['SaleRefund', wholeRefund, 'a newer sale whose lines refer to the lines of sale 277'],
      'a reconcile': ['InventoryCountReconcile', { inventoryCountID: 5 }, 'Reconciliation of count 5'],
      'a receipt': [
        'SaleEmailReceipt',
        { saleID: '1', emailAddress: 'a@example.com' },
        'receipt of sale 1 in the inbox',
      ],
    };
    for (const [what, [name, input, remark]] of Object.entries(unclear)) {
      it(`does not repeat ${what}, and tells by what to see whether it was done`, async () => {
        const { error } = await running(name, input, answer(502));
        expect(error).to.be.instanceOf(OutcomeUnknownError);
        expect(error.message).to.include('It is done if there is').and.include(remark);
        expect(error.message).to.not.include('example.com');
      });
    }

    it('repeats what does no harm', async () => {
      const fine = answer(200, { Item: { itemID: '3' } });
      const { result } = await running('ItemRestore', { itemID: '3' }, answer(502), fine);
      expect(result).to.deep.equal({ itemID: '3' });
    });
  });

  it('repeats a refund that a rate limit refused, for that was surely not done', async () => {
    const { result } = await running('SaleRefund', wholeRefund, answer(429), REFUND);
    expect(result).to.include({ saleID: '278' });
  });

  describe('refuses before anything is sent', () => {
    const wrong: Record<string, [name: string, input: VendorRecord, fault: string]> = {
      'a missing id': ['WorkorderClone', {}, '"workorderID" is missing'],
      'an id that is none': ['WorkorderClone', { workorderID: '../1' }, '"workorderID" must be an id'],
      'a field of the object that it is about': [
        'ItemRestore',
        { itemID: '3', description: 'CHANGED', defaultCost: 1 },
        '"description" is unknown to this operation; "defaultCost" is unknown to this operation. Nothing was sent.',
      ],
      'an unknown field': [
        'WorkorderClone',
        { workorderID: '1', shopId: '1' },
        '"shopId" is unknown to this operation (perhaps "shopID")',
      ],
      'a field of a wrong type': [
        'RegisterOpen',
        { registerID: '1', paymentTypeID: '1', amount: 'ten' },
        '"amount" must be a number',
      ],
      'a missing field': ['RegisterWithdraw', { registerID: '1', paymentTypeID: '1' }, '"amount" is missing'],
      'a refund without payment': ['SaleRefund', { saleID: '1' }, '"SalePayments" is missing'],
      'a refund with an empty payment': ['SaleRefund', { saleID: '1', SalePayments: [] }, '"SalePayments" is empty'],
      'a payment without type': [
        'SaleRefund',
        { saleID: '1', SalePayments: [{ amount: -1 }] },
        '"SalePayments.SalePayment.paymentTypeID" is missing',
      ],
      'lines in a whole refund': ['SaleRefund', { ...partialRefund }, '"SaleLines" is unknown'],
      'a partial refund without lines': ['SaleRefundPartial', wholeRefund, '"SaleLines" is missing'],
      'a partial refund with no line': [
        'SaleRefundPartial',
        { ...partialRefund, SaleLines: { SaleLine: [] } },
        '"SaleLines" is empty',
      ],
      'a partial refund without amount': [
        'SaleRefundPartial',
        { ...partialRefund, SalePayments: [payment] },
        '"SalePayments.SalePayment.amount" is missing',
      ],
      'a refund that takes money': [
        'SaleRefundPartial',
        { ...partialRefund, SalePayments: [{ ...payment, amount: 5 }] },
        '"SalePayments.SalePayment.amount" must be below 0, as it is given back',
      ],
      'a refund that sells': [
        'SaleRefundPartial',
        { ...partialRefund, SaleLines: [{ parentSaleLineID: '5', unitQuantity: '1' }] },
        '"SaleLines.SaleLine.unitQuantity" must be below 0, as it is given back',
      ],
      'a price in a refund': [
        'SaleRefundPartial',
        { ...partialRefund, SaleLines: [{ parentSaleLineID: '5', unitQuantity: -1, unitPrice: 1 }] },
        '"unitPrice" cannot be set in "SaleLines"',
      ],
      'an item in a whole reconcile': [
        'InventoryCountReconcile',
        { inventoryCountID: '1', itemID: '2' },
        '"itemID" is unknown',
      ],
      'a reconcile of no item': ['InventoryCountReconcileItem', { inventoryCountID: '1' }, '"itemID" is missing'],
      'an empty list': [
        'InventoryTransferAddItems',
        { transferID: '1', TransferItems: [] },
        '"TransferItems" must be a list of at least one object',
      ],
      'a list that was left empty': [
        'InventoryTransferAddItems',
        { transferID: '1', TransferItems: null },
        '"TransferItems" must be a list of at least one object',
      ],
      'an entry that is no object': [
        'InventoryTransferDeleteItems',
        { transferID: '1', TransferItems: ['1'] },
        '"TransferItems[1]": must be an object',
      ],
      'an entry with a fault': [
        'InventoryTransferAddItems',
        { transferID: '1', TransferItems: [...lines(1), { itemID: '2' }] },
        '"TransferItems[2]": "toSend" is missing',
      ],
      'a field beside a list': [
        'InventoryTransferAddItems',
        { transferID: '1', TransferItems: lines(1), note: 'x' },
        '"note" is unknown',
      ],
    };
    for (const [what, [name, input, fault]] of Object.entries(wrong)) {
      it(what, async () => {
        const { error, sent } = await running(name, input);
        expect(error).to.be.instanceOf(InputError);
        expect(error.message)
          .to.include(fault)
          .and.match(/Nothing was sent\.$/);
        expect(sent).to.deep.equal([]);
      });
    }

    it('all issues at once', async () => {
      const { error } = await running('SaleRefundPartial', {});
      expect(error.message).to.include('"saleID"').and.include('"SaleLines"').and.include('"SalePayments"');
    });
  });
});
