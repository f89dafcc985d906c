import { expect } from 'chai';
import { createObject } from '../../lib/actions/createObject';
import { createOrder } from '../../lib/actions/createOrder';
import { deleteObject } from '../../lib/actions/deleteObject';
import { lookupObject } from '../../lib/actions/lookupObject';
import { lookupSet } from '../../lib/actions/lookupSet';
import { printDocuments } from '../../lib/actions/printDocument';
import { runChosenOperation } from '../../lib/actions/runOperation';
import { setInventory } from '../../lib/actions/setInventory';
import { updateObject } from '../../lib/actions/updateObject';
import { upsertObject } from '../../lib/actions/upsertObject';
import type { Cfg } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';

type Body = Readonly<Record<string, unknown>>;

const line = { itemID: '1', quantity: 1, price: 1 };
const order = { shopID: '1', vendorID: '1', lines: [line] };

/** Every way by which an id comes in. */
const inputs: [what: string, action: Handler, cfg: Cfg, body: (id: unknown) => Body][] = [
  ['a lookup', lookupObject, { objectType: 'Item' }, (itemID) => ({ itemID })],
  [
    'the id around it',
    lookupObject,
    { objectType: 'SaleSaleLine', allowZeroResults: true },
    (saleID) => ({ saleID, saleLineID: 1 }),
  ],
  ['a list of them', lookupSet, { objectType: 'Item' }, (id) => ({ values: [id] })],
  ['a new record', createObject, { objectType: 'Item' }, (categoryID) => ({ description: 'Lamp', categoryID })],
  ['a change', updateObject, { objectType: 'Item' }, (itemID) => ({ itemID, description: 'Lamp' })],
  ['what a change points to', updateObject, { objectType: 'Item' }, (categoryID) => ({ itemID: 1, categoryID })],
  ['an upsert', upsertObject, { objectType: 'Item' }, (itemID) => ({ itemID, description: 'Lamp' })],
  ['an order', createOrder, {}, (vendorID) => ({ ...order, vendorID })],
  ['a line of an order', createOrder, {}, (itemID) => ({ ...order, lines: [{ ...line, itemID }] })],
  [
    'an item in stock',
    setInventory,
    { method: 'direct' },
    (itemID) => ({ items: [{ itemID, shopID: 1, quantity: 5 }] }),
  ],
  ['an operation', runChosenOperation, { operation: 'ItemRestore' }, (itemID) => ({ itemID })],
  ['a document', printDocuments, { document: 'DisplayTemplateSale' }, (saleID) => ({ saleID })],
  ['a deletion', deleteObject, { objectType: 'Item' }, (itemID) => ({ itemID })],
];

describe('Ids in messages', () => {
  let step: EmulatedStep;
  before(async () => {
    step = await emulatedStep({ size: { items: 10, customers: 5, sales: 5, orders: 2, vendors: 5 } });
  });
  after(() => step.close());

  for (const [what, action, cfg, body] of inputs) {
    it(`are digits in ${what}, as text or number`, async () => {
      for (const id of [4, '4', ' 4 ']) {
        expect((await observeAction(step, action, cfg, body(id))).error).to.equal(undefined);
      }
    });

    it(`are refused in ${what} with a fraction, a sign or an exponent, before anything is sent`, async () => {
      for (const id of ['4.0', 4.5, '+4', -4, '4e0']) {
        const { error, wire } = await observeAction(step, action, cfg, body(id));
        expect(error?.message, String(id)).to.match(/must (be|hold) (an )?ids?, digits only/);
        expect(wire).to.deep.equal([]);
      }
    });
  }
});
