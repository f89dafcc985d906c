import { expect } from 'chai';
import { createObject } from '../../lib/actions/createObject';
import { deleteObject } from '../../lib/actions/deleteObject';
import { lookupObject } from '../../lib/actions/lookupObject';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import { printDocuments } from '../../lib/actions/printDocument';
import { runChosenOperation } from '../../lib/actions/runOperation';
import { setInventory } from '../../lib/actions/setInventory';
import { updateObject } from '../../lib/actions/updateObject';
import { upsertObject } from '../../lib/actions/upsertObject';
import type { Cfg, Message } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import { retailOperations } from '../../lib/common/systems/retail/features/operations/operations';
import { pollEntity } from '../../lib/triggers/pollEntity';
import { SMALL } from '../support/callApi';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction, runAction } from '../support/runAction';

/** Answers with status 200 that hold no record, for whatever was asked. */
const NO_RECORDS: Readonly<Record<string, unknown>> = {
  'a report of an error': { httpCode: '500', httpMessage: 'Internal Server Error', message: 'try later' },
  null: null,
  'an empty list': [],
  'an empty object': {},
  'a text': 'ok',
  'a number': 7,
  'a record of another kind': { '@attributes': { count: '1' }, Employee: { employeeID: '1' } },
  'the kind with nothing in it': { '@attributes': { next: '', previous: '' }, Tag: { httpCode: '500' } },
};

interface Call {
  readonly action: Handler;
  readonly cfg: Cfg;
  readonly body: Message['body'];
  /** What is struck. */
  readonly method: string;
  readonly path: string;
}

const tag = { objectType: 'Tag' };
const READS: Readonly<Record<string, Call>> = {
  lookupObject: { action: lookupObject, cfg: tag, body: { tagID: '1' }, method: 'GET', path: 'Tag' },
  'lookupObject by name': {
    action: lookupObject,
    cfg: { ...tag, lookupCriteria: 'name' },
    body: { name: 'sale' },
    method: 'GET',
    path: 'Tag',
  },
  lookupObjects: { action: lookupObjects, cfg: { ...tag, termNumber: '0' }, body: {}, method: 'GET', path: 'Tag' },
  pollEntity: { action: pollEntity, cfg: tag, body: {}, method: 'GET', path: 'Tag' },
  printDocument: {
    action: printDocuments,
    cfg: { document: 'DisplayTemplateSale' },
    body: { saleID: '1' },
    method: 'GET',
    path: 'DisplayTemplate',
  },
};

const WRITES: Readonly<Record<string, Call>> = {
  createObject: { action: createObject, cfg: tag, body: { name: 'kites' }, method: 'POST', path: 'Tag' },
  updateObject: { action: updateObject, cfg: tag, body: { tagID: '1', name: 'kites' }, method: 'PUT', path: 'Tag' },
  upsertObject: { action: upsertObject, cfg: tag, body: { tagID: '1', name: 'kites' }, method: 'PUT', path: 'Tag' },
  deleteObject: { action: deleteObject, cfg: tag, body: { tagID: '1' }, method: 'DELETE', path: 'Tag' },
  'runOperation, a refund': {
    action: runChosenOperation,
    cfg: { operation: 'WorkorderCheckout' },
    body: { workorderID: '1' },
    method: 'POST',
    path: 'Workorder',
  },
  'runOperation, a deletion': {
    action: runChosenOperation,
    cfg: { operation: 'CustomerAnonymize' },
    body: { customerID: '2' },
    method: 'DELETE',
    path: 'Customer',
  },
  'runOperation, a restoring': {
    action: runChosenOperation,
    cfg: { operation: 'ItemRestore' },
    body: { itemID: '5' },
    method: 'PUT',
    path: 'Item/5',
  },
  'setInventory, direct': {
    action: setInventory,
    cfg: { method: 'direct' },
    body: { items: [{ itemID: '1', shopID: '1', quantity: 3 }] },
    method: 'PUT',
    path: 'Item/1',
  },
  'setInventory, the reconcile': {
    action: setInventory,
    cfg: { method: 'count' },
    body: { name: 'June', employeeID: '1', items: [{ itemID: '1', shopID: '1', quantity: 3 }] },
    method: 'POST',
    path: 'InventoryCountReconcile',
  },
};

describe('An answer without the record', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  afterEach(() => step.close());

  async function failure({ action, cfg, body, method, path }: Call, answer: unknown): Promise<Error> {
    const text = typeof answer === 'string' && answer.startsWith('<') ? answer : JSON.stringify(answer);
    step.emulator.faults.add({ method, path, times: 20, action: { kind: 'status', status: 200, body: text } });
    const error = await failingAction(step, action, cfg, body);
    expect(step.bodies).to.deep.equal([]);
    expect(step.snapshots).to.deep.equal([]);
    return error;
  }

  for (const [what, answer] of Object.entries(NO_RECORDS)) {
    for (const [name, call] of Object.entries(READS)) {
      it(`is no empty result of ${name}: ${what}`, async () => {
        const { name: kind, message } = await failure(call, answer);
        expect(kind, message).to.equal('ProtocolError');
      });
    }
    for (const [name, call] of Object.entries(WRITES)) {
      it(`leaves the outcome of ${name} unknown: ${what}`, async () => {
        const { name: kind, message } = await failure(call, answer);
        expect(kind, message).to.equal('OutcomeUnknownError');
      });
    }
  }

  for (const [name, call] of Object.entries(WRITES)) {
    it(`leaves the outcome of ${name} unknown: a page in place of JSON`, async () => {
      const { name: kind, message } = await failure(call, '<html><body>Welcome</body></html>');
      expect(kind, message).to.equal('OutcomeUnknownError');
      expect(message).to.not.match(/ 0 of 1 quantities had/);
    });
  }

  const twoOf = (envelope: string, id: string) => ({ [envelope]: [{ [id]: '901' }, { [id]: '902' }] });
  for (const [name, call, answer] of [
    ['createObject', WRITES['createObject'], twoOf('Tag', 'tagID')],
    [
      'upsertObject that creates',
      { action: upsertObject, cfg: { objectType: 'Shop' }, body: { name: 'x' }, method: 'POST', path: 'Shop' },
      twoOf('Shop', 'shopID'),
    ],
    ['createObject, a list', WRITES['createObject'], [{ tagID: '901' }, { tagID: '902' }]],
    ['runOperation, a check-out', WRITES['runOperation, a refund'], { Checkout: [{ saleID: '1' }, { saleID: '2' }] }],
  ] as const) {
    it(`leaves the outcome of ${name} unknown: several records where one was made`, async () => {
      const { name: kind, message } = await failure(call as Call, answer);
      expect(kind, message).to.equal('OutcomeUnknownError');
    });
  }

  for (const [operation, body, path, answer] of [
    ['ItemRestore', { itemID: '5' }, 'Item/5', { Item: { itemID: '6', archived: 'false' } }],
    ['ItemRestore', { itemID: '5' }, 'Item/5', { Item: { itemID: '5', archived: 'true' } }],
    ['CustomerRestore', { customerID: '2' }, 'Customer/2', { Customer: { customerID: '2', archived: 'true' } }],
    ['CustomerAnonymize', { customerID: '2' }, 'Customer/2', { Customer: { customerID: '3', archived: 'true' } }],
    ['InventoryTransferSend', { transferID: '2' }, 'Inventory', { Transfer: { transferID: '3', status: 'sent' } }],
    ['InventoryTransferSend', { transferID: '2' }, 'Inventory', { Transfer: { transferID: '2', status: 'open' } }],
    [
      'InventoryTransferArchive',
      { transferID: '2' },
      'Inventory',
      { Transfer: { transferID: '2', archived: 'false' } },
    ],
    [
      'RegisterWithdraw',
      { registerID: '1', paymentTypeID: '1', amount: 2 },
      'RegisterWithdraw',
      { RegisterWithdraw: { registerWithdrawID: '9', registerID: '2' } },
    ],
  ] as const) {
    it(`leaves the outcome of ${operation} unknown when it shows ${JSON.stringify(answer)}`, async () => {
      const { method } = retailOperations[operation] ?? expect.fail(operation);
      const call = { action: runChosenOperation, cfg: { operation }, body, method, path };
      const { name: kind, message } = await failure(call, answer);
      expect(kind, message).to.equal('OutcomeUnknownError');
    });
  }

  it('is one of an archiving that shows the record as live as before', async () => {
    const body = { itemID: '5' };
    const call = { action: deleteObject, cfg: { objectType: 'Item' }, body, method: 'DELETE', path: 'Item/5' };
    const { name: kind, message } = await failure(call, { Item: { itemID: '5', archived: 'false' } });
    expect(kind, message).to.equal('OutcomeUnknownError');
  });

  it('is one, too, when it shows another record', async () => {
    const other = { '@attributes': { count: '1' }, Tag: { tagID: '2', name: 'x' } };
    expect(await failure(READS['lookupObject'] as Call, other)).to.have.property('name', 'ProtocolError');
    step.emulator.faults.clear();
    for (const name of ['updateObject', 'deleteObject']) {
      expect(await failure(WRITES[name] as Call, other)).to.have.property('name', 'OutcomeUnknownError');
      step.emulator.faults.clear();
    }
  });

  it('is what a vendor says who found nothing', async () => {
    const body = { '@attributes': { count: '0' } };
    step.emulator.faults.add({ method: 'GET', path: 'Tag', action: { kind: 'status', status: 200, body } });
    expect(await runAction(step, lookupObject, { ...tag, allowZeroResults: true }, { tagID: '1' })).to.deep.equal([{}]);
  });
});
