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
import { pollEntity } from '../../lib/triggers/pollEntity';
import { SMALL } from '../emulator/callApi';
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
    const text = JSON.stringify(answer);
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
