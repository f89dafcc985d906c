import { expect } from 'chai';
import { getMetaModel, getOperations, runChosenOperation } from '../../lib/actions/runOperation';
import type { VendorRecord } from '../../lib/common/model/query';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { createRetailClient } from '../../lib/common/systems/retail/client/client';
import { retailOperations } from '../../lib/common/systems/retail/features/operations/operations';
import { runOperation } from '../../lib/common/systems/retail/features/operations/runOperation';
import { InputError, OutcomeUnknownError } from '../../lib/common/util/errors';
import { clientParts } from '../support/clientParts';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';
import { systemOf } from '../support/runAction';
import { answer } from '../support/scriptedTransport';

const SIZE = { items: 30, matrices: 0, customers: 10, sales: 10, orders: 2 };

/** What an operation is tried with, what it must cost, and how to see in the shop that it was carried out. */
interface Trial {
  readonly input: VendorRecord;
  readonly drips: number;
  readonly check: (record: VendorRecord) => void;
}

describe('runOperation, end to end', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SIZE, registers: 20 });
  });
  afterEach(() => step.close());

  const shop = () => step.emulator.admin;
  const rows = (table: string, fields: VendorRecord = {}) =>
    shop()
      .records(table)
      .filter((row) => Object.entries(fields).every(([name, value]) => row[name] === value));
  const rowOf = (table: string, id: unknown) => shop().record(table, String(id)) ?? expect.fail(`no ${table} ${id}`);
  const create = async (objectType: string, fields: VendorRecord) => {
    const { create: make } = await systemOf(step);
    return make({ entity: retailCatalogue[objectType] ?? expect.fail(objectType), fields });
  };
  const run = (operation: string, input: VendorRecord) => observeAction(step, runChosenOperation, { operation }, input);
  const qoh = (itemID: unknown) => rows('ItemShop', { itemID: Number(itemID), shopID: 1 })[0]?.['qoh'];

  /** Two items with ten units each. */
  async function stockedTwo() {
    const { update } = await systemOf(step);
    const entity = retailCatalogue['Item'] ?? expect.fail('no Item');
    for (const id of ['1', '2']) {
      shop().change('Item', id, { itemType: 'default', archived: false });
      await update({ entity, id }, { ItemShops: { ItemShop: [{ shopID: '1', qoh: 10 }] } });
    }
  }

  /** A sale of two of each, for 20 in all. */
  async function soldTwo() {
    await stockedTwo();
    const line = { tax: false, unitQuantity: 2, unitPrice: 5 };
    const sale = await create('Sale', {
      ...{ employeeID: 1, registerID: 1, shopID: 1, completed: true },
      SaleLines: { SaleLine: [1, 2].map((itemID) => ({ ...line, itemID })) },
      SalePayments: { SalePayment: [{ paymentTypeID: 1, amount: 20 }] },
    });
    return { saleID: String(sale['saleID']), lines: rows('SaleLine', { saleID: Number(sale['saleID']) }) };
  }

  const workorder = () => rows('Workorder', { archived: false, saleID: 0 })[0]?.['workorderID'];

  async function openTransfer(items: readonly number[] = []) {
    const { transferID } = await create('InventoryTransfer', { sendingShopID: 1, receivingShopID: 2 });
    if (items.length > 0) {
      const TransferItems = items.map((itemID) => ({ itemID, toSend: 2 }));
      await run('InventoryTransferAddItems', { transferID, TransferItems });
    }
    return Number(transferID);
  }

  const itemsOf = (transferID: number) =>
    rows('TransferItem', { transferID }).map(({ itemID, toSend }) => [itemID, toSend]);

  /** A count that found one unit more of one item, and two more of the other. */
  async function counted() {
    await stockedTwo();
    const { inventoryCountID } = await create('InventoryCount', { name: 'June', shopID: 1 });
    for (const itemID of [1, 2]) {
      await create('InventoryCountItem', { inventoryCountID, itemID, qty: 10 + itemID, employeeID: 1 });
    }
    return String(inventoryCountID);
  }

  const trials: Readonly<Record<string, () => Promise<Trial>>> = {
    async SaleRefund() {
      const { saleID, lines } = await soldTwo();
      return {
        input: { saleID, employeeID: '1', registerID: '1', shopID: '1', SalePayments: [{ paymentTypeID: '1' }] },
        drips: 10.5,
        check(record) {
          expect(record).to.include({ completed: true, total: -20 });
          const refunded = rows('SaleLine', { saleID: Number(record['saleID']) });
          expect(refunded.map(({ parentSaleLineID, unitQuantity }) => [parentSaleLineID, unitQuantity])).to.deep.equal(
            lines.map(({ saleLineID }) => [saleLineID, -2]),
          );
          expect([qoh(1), qoh(2)]).to.deep.equal([10, 10]);
        },
      };
    },
    async SaleRefundPartial() {
      const { saleID, lines } = await soldTwo();
      return {
        input: {
          saleID,
          SaleLines: { SaleLine: [{ parentSaleLineID: lines[1]?.['saleLineID'], unitQuantity: -1 }] },
          SalePayments: { SalePayment: [{ paymentTypeID: '1', amount: -5 }] },
        },
        drips: 11,
        check(record) {
          expect(record).to.include({ completed: true, total: -5 });
          expect(rows('SaleLine', { saleID: Number(record['saleID']) })).to.have.length(1);
          expect([qoh(1), qoh(2)]).to.deep.equal([8, 9]);
        },
      };
    },
    async SaleEmailReceipt() {
      const { saleID } = await soldTwo();
      return {
        input: { saleID, emailAddress: 'ada@example.com' },
        drips: 5,
        check: (record) => expect(record['message']).to.include('ada@example.com'),
      };
    },
    async RegisterOpen() {
      shop().change('Register', '1', { open: false });
      return {
        input: { registerID: '1', paymentTypeID: '1', amount: 150, notes: 'Morning' },
        drips: 1,
        check(record) {
          expect(rowOf('Register', 1)).to.include({ open: true });
          expect(rowOf('RegisterWithdraw', record['registerWithdrawID'])).to.include({ amount: 150, registerID: 1 });
        },
      };
    },
    async RegisterClose() {
      return {
        input: { registerID: '1', notes: 'Evening' },
        drips: 1,
        check(record) {
          expect(rowOf('Register', 1)).to.include({ open: false });
          expect(rowOf('RegisterCount', record['registerCountID'])).to.include({ registerID: 1, notes: 'Evening' });
        },
      };
    },
    async RegisterWithdraw() {
      return {
        input: { registerID: '1', paymentTypeID: '1', amount: -20, notes: 'Window cleaner' },
        drips: 1,
        check: (record) =>
          expect(rowOf('RegisterWithdraw', record['registerWithdrawID'])).to.include({ amount: -20, registerID: 1 }),
      };
    },
    async InventoryCountReconcile() {
      const inventoryCountID = await counted();
      return {
        input: { inventoryCountID },
        drips: 10,
        check(record) {
          expect([qoh(1), qoh(2)]).to.deep.equal([11, 12]);
          const results = record['InventoryCountReconcile'] as VendorRecord[];
          expect(results.map(({ itemID, qohChange }) => [itemID, qohChange])).to.deep.equal([
            ['1', 1],
            ['2', 2],
          ]);
        },
      };
    },
    async InventoryCountReconcileItem() {
      const inventoryCountID = await counted();
      return {
        input: { inventoryCountID, itemID: '2' },
        drips: 10,
        check(record) {
          expect([qoh(1), qoh(2)]).to.deep.equal([10, 12]);
          expect(record).to.include({ itemID: '2', qohChange: 2 });
        },
      };
    },
    async InventoryTransferAddItems() {
      const transferID = await openTransfer();
      return {
        input: {
          transferID,
          TransferItems: [
            { itemID: '1', toSend: 3 },
            { itemID: '2', toSend: 1 },
          ],
        },
        drips: 2,
        check(record) {
          expect(itemsOf(transferID)).to.deep.equal([
            [1, 3],
            [2, 1],
          ]);
          expect(record['TransferItems']).to.have.length(2);
        },
      };
    },
    async InventoryTransferUpdateItems() {
      const transferID = await openTransfer([1, 2]);
      return {
        input: { transferID, TransferItems: [{ itemID: '2', toSend: 7 }] },
        drips: 1.5,
        check: () =>
          expect(itemsOf(transferID)).to.deep.equal([
            [1, 2],
            [2, 7],
          ]),
      };
    },
    async InventoryTransferDeleteItems() {
      const transferID = await openTransfer([1, 2]);
      return {
        input: { transferID, TransferItems: [{ itemID: '1' }] },
        drips: 1.5,
        check: () => expect(itemsOf(transferID)).to.deep.equal([[2, 2]]),
      };
    },
    async InventoryTransferSend() {
      const transferID = await openTransfer([1]);
      return {
        input: { transferID },
        drips: 1,
        check(record) {
          expect(record).to.include({ status: 'sent' });
          expect(rowOf('InventoryTransfer', transferID)).to.include({ status: 'sent' });
        },
      };
    },
    async InventoryTransferArchive() {
      const transferID = await openTransfer();
      return {
        input: { transferID },
        drips: 1,
        check: () => expect(rowOf('InventoryTransfer', transferID)).to.include({ archived: true }),
      };
    },
    async InventoryTransferRestore() {
      const transferID = await openTransfer();
      shop().change('InventoryTransfer', String(transferID), { archived: true });
      return {
        input: { transferID },
        drips: 1,
        check: () => expect(rowOf('InventoryTransfer', transferID)).to.include({ archived: false }),
      };
    },
    async WorkorderCheckout() {
      const sales = rows('Sale').length;
      return {
        input: { workorderID: workorder() },
        drips: 1,
        check(record) {
          expect(Object.keys(record)).to.deep.equal(['saleID']);
          expect(rows('Sale')).to.have.length(sales + 1);
          expect(rows('SaleLine', { saleID: Number(record['saleID']) })).to.not.have.length(0);
        },
      };
    },
    async WorkorderClone() {
      const workorderID = workorder();
      return {
        input: { workorderID, employeeID: '2' },
        drips: 1,
        check(record) {
          const { note } = rowOf('Workorder', workorderID);
          expect(record['workorderID']).to.not.equal(String(workorderID));
          expect(rowOf('Workorder', record['workorderID'])).to.include({ note, employeeID: 2 });
        },
      };
    },
    async CustomerAnonymize() {
      const { firstName } = rowOf('Customer', 3);
      return {
        input: { customerID: '3' },
        drips: 1,
        check() {
          expect(rowOf('Customer', 3)).to.include({ archived: true });
          expect(rowOf('Customer', 3)['firstName']).to.not.equal(firstName);
        },
      };
    },
    async CustomerRestore() {
      shop().change('Customer', '3', { archived: true });
      return {
        input: { customerID: '3' },
        drips: 1,
        check: () => expect(rowOf('Customer', 3)).to.include({ archived: false }),
      };
    },
    async ItemRestore() {
      shop().change('Item', '3', { archived: true });
      return {
        input: { itemID: '3' },
        drips: 1,
        check: () => expect(rowOf('Item', 3)).to.include({ archived: false }),
      };
    },
  };

  it('tries every operation', () => expect(Object.keys(trials)).to.have.members(Object.keys(retailOperations)));

  for (const [name, prepare] of Object.entries(trials)) {
    it(`carries out ${name}, in one request at its price`, async () => {
      const { input, drips, check } = await prepare();
      const { bodies, error, entries } = await run(name, input);
      expect(error).to.equal(undefined);
      expect(entries.map(({ costDrips }) => costDrips)).to.deep.equal([drips]);
      expect(await bookedDrips(name, input)).to.deep.equal([`acquire ${drips}`]);
      expect(bodies).to.have.length(1);
      check(bodies[0] ?? {});
    });
  }

  /** What the client books for it before it sends anything. */
  async function bookedDrips(name: string, input: VendorRecord): Promise<string[]> {
    const operation = retailOperations[name] ?? expect.fail(name);
    const { parts, diary } = clientParts(answer(422));
    await runOperation(createRetailClient(parts), operation, input).catch(() => {});
    return diary.filter((each) => each.startsWith('acquire'));
  }

  it('splits a long list, and all of it arrives', async () => {
    const transferID = await openTransfer();
    const ids = [...Array(130)].map(() => Number(shop().add('Item', { description: 'One of many' })));
    const { entries } = await run('InventoryTransferAddItems', {
      transferID,
      TransferItems: ids.map((itemID) => ({ itemID, toSend: 1 })),
    });
    expect(entries.map(({ costDrips }) => costDrips)).to.deep.equal([51, 16]);
    expect(itemsOf(transferID).map(([itemID]) => itemID)).to.deep.equal(ids);
  });

  it('never refunds twice when the answer is lost', async () => {
    const { saleID } = await soldTwo();
    step.emulator.faults.add({ path: `Sale/${saleID}/refund`, action: { kind: 'lostAnswer' } });
    const { error, entries } = await run('SaleRefund', { saleID, SalePayments: [{ paymentTypeID: '1' }] });
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(error?.message).to.include(`refer to the lines of sale ${saleID}`);
    expect(entries).to.have.length(1);
    expect(rows('Sale', { total: -20 })).to.have.length(1);
  });

  it('hands on what Lightspeed says against it', async () => {
    const { saleID } = await soldTwo();
    const SaleLines = [{ parentSaleLineID: '1', unitQuantity: -1 }];
    const SalePayments = [{ paymentTypeID: '1', amount: -5 }];
    const { error, bodies } = await run('SaleRefundPartial', { saleID, SaleLines, SalePayments });
    expect(error).to.be.instanceOf(InputError);
    expect(error?.message).to.include('parentSaleLineID');
    expect(bodies).to.deep.equal([]);
  });

  it('asks for the id of the record that it works on', async () => {
    const { error, entries } = await run('ItemRestore', {});
    expect(error?.message).to.equal(
      'Please correct the incoming message: "itemID" is missing, the id of the Item. Nothing was sent.',
    );
    expect(entries).to.deep.equal([]);
  });

  for (const operation of [undefined, 'SaleVoid', 'constructor']) {
    it(`refuses ${operation} as an operation`, async () => {
      const { error, entries } = await observeAction(step, runChosenOperation, { operation }, {});
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.include('"Operation"');
      expect(entries).to.deep.equal([]);
    });
  }
});

describe('the form of runOperation', () => {
  it('offers every operation, and says in its name what cannot be taken back', async () => {
    const options = await getOperations({});
    expect(Object.keys(options)).to.deep.equal(Object.keys(retailOperations));
    expect(options).to.include({
      SaleRefund: 'Refund a whole sale (moves money)',
      InventoryCountReconcile: 'Reconcile a whole inventory count (moves stock, cannot be undone)',
      CustomerAnonymize: 'Anonymize a customer (cannot be undone)',
      WorkorderClone: 'Copy a work order',
    });
  });

  for (const { name, ids, body, batch } of Object.values(retailOperations)) {
    it(`asks for the ids and fields of ${name}`, async () => {
      const { in: form, out } = await getMetaModel({ operation: name });
      const fields = batch ? [batch.key] : Object.keys(body.fields);
      expect(Object.keys(form.properties ?? {})).to.deep.equal([...Object.keys(ids), ...fields]);
      for (const id of Object.keys(ids)) expect(form.properties?.[id]).to.include({ type: 'string', required: true });
      const shown = batch ? form.properties?.[batch.key]?.items : form;
      const required = Object.entries(shown?.properties ?? {}).filter(([, field]) => field.required);
      expect(required.map(([field]) => field)).to.include.members([...body.required]);
      expect(Object.keys(out.properties ?? {})).to.not.have.length(0);
    });
  }

  it('shows of the lines and payments of a refund what they may hold', async () => {
    const { in: form } = await getMetaModel({ operation: 'SaleRefundPartial' });
    const line = form.properties?.['SaleLines']?.properties?.['SaleLine']?.items?.properties;
    expect(Object.entries(line ?? {}).map(([name, { required }]) => [name, required])).to.deep.equal([
      ['parentSaleLineID', true],
      ['unitQuantity', true],
    ]);
    const payment = form.properties?.['SalePayments']?.properties?.['SalePayment']?.items?.properties;
    expect(Object.keys(payment ?? {})).to.deep.equal(['paymentTypeID', 'amount', 'creditAccountID']);
  });

  it('shows a list of records where several may come back', async () => {
    const { out } = await getMetaModel({ operation: 'InventoryCountReconcile' });
    expect(out.properties?.['InventoryCountReconcile']).to.include({ type: 'array' });
  });
});
