import { createObject } from '../../lib/actions/createObject';
import { createOrder } from '../../lib/actions/createOrder';
import { deleteObject } from '../../lib/actions/deleteObject';
import { lookupObject } from '../../lib/actions/lookupObject';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import { lookupSet } from '../../lib/actions/lookupSet';
import { printDocuments } from '../../lib/actions/printDocument';
import { rawRequest } from '../../lib/actions/rawRequest';
import { runChosenOperation } from '../../lib/actions/runOperation';
import { setInventory } from '../../lib/actions/setInventory';
import { updateObject } from '../../lib/actions/updateObject';
import { uploadLinkedImage } from '../../lib/actions/uploadImage';
import { upsertObject } from '../../lib/actions/upsertObject';
import { secretsIn } from '../../lib/common/platform/connection';
import { pollEntity } from '../../lib/triggers/pollEntity';
import { ITEMS_ONLY } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { localServer } from '../support/localServer';
import type { MatrixFunction, MatrixStep, MatrixSystem, OpenOptions } from './matrixSystem';
import { verify } from './verify';

type RetailStep = EmulatedStep &
  MatrixStep & {
    readonly imageUrl: string;
  };

const SIZE = { ...ITEMS_ONLY, items: 5, shops: 1, registers: 1, employees: 2 };
const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500, 7)]);

async function open({ skewMs = 0, startMs, life = 'good' }: OpenOptions = {}): Promise<RetailStep> {
  const files = await localServer((_, response) => response.writeHead(200, { 'Content-Length': PNG.length }).end(PNG));
  const step = await emulatedStep({ size: SIZE, registers: 9 }, { skewMs, startMs });
  const { emulator, cfg, stored, clock } = step;
  if (life === 'narrow')
    Object.assign(cfg, { oauth: await emulator.connect({ scopes: ['employee:customers_view_gift_card_numbers'] }) });
  if (life === 'expired') clock.advance(2 * 3_600_000);
  if (life === 'revoked') emulator.revokeConnection();
  return Object.assign(step, {
    imageUrl: `${files.url}/front.png`,
    secrets: () => [...secretsIn(cfg), ...secretsIn(stored)].filter((secret) => secret !== undefined),
    async close() {
      files.close();
      await emulator.close();
    },
  });
}

const rows =
  (...entities: readonly string[]) =>
  ({ emulator }: RetailStep) =>
    entities.flatMap((entity) => emulator.admin.records(entity));

/** Parts are sent side by side: their ids are those of their arrival. */
const picked = (step: RetailStep, entity: string, fields: readonly string[]) =>
  rows(entity)(step)
    .map((row) => fields.map((field) => row[field]).join())
    .sort();

const none = () => [];
const item = { objectType: 'Item' };

const functions: readonly MatrixFunction<RetailStep>[] = [
  { name: 'pollEntity', handler: pollEntity, cfg: { ...item, pageSize: '2' }, body: () => ({}), stored: none },
  {
    name: 'pollEntity by comparing',
    handler: pollEntity,
    cfg: { ...item, pageSize: '2', pollingField: 'changes' },
    body: () => ({}),
    stored: none,
  },
  {
    name: 'createObject with a natural key',
    handler: createObject,
    cfg: item,
    body: () => ({ description: 'Kite', customSku: 'KITE-1', defaultCost: 7.5 }),
    stored: rows('Item'),
    doubles: true,
    isFoundWithoutParts: true,
  },
  {
    name: 'createObject without a natural key',
    handler: createObject,
    cfg: { objectType: 'RegisterWithdraw' },
    body: () => ({ registerID: '1', paymentTypeID: '1', employeeID: '1', amount: '-20', notes: 'Stamps' }),
    stored: rows('RegisterWithdraw'),
    unrepeatable: /^POST/,
    doubles: true,
  },
  {
    name: 'updateObject',
    handler: updateObject,
    cfg: item,
    body: () => ({ itemID: '2', description: 'Kite, dark red' }),
    stored: rows('Item'),
  },
  {
    name: 'upsertObject',
    handler: upsertObject,
    cfg: { ...item, lookupCriteria: 'customSku' },
    body: () => ({ customSku: 'KITE-1', description: 'Kite' }),
    stored: rows('Item'),
    isFoundWithoutParts: true,
  },
  {
    name: 'lookupObject',
    handler: lookupObject,
    cfg: { ...item, relations: ['ItemShops'] },
    body: () => ({ itemID: '2' }),
    stored: none,
  },
  {
    name: 'lookupSet',
    handler: lookupSet,
    cfg: { ...item, whenMissing: 'leaveOut' },
    body: () => ({ values: ['1', '3', '999'] }),
    stored: none,
  },
  {
    name: 'lookupObjects',
    handler: lookupObjects,
    cfg: { ...item, emitBehavior: 'emitAll', termNumber: '1' },
    body: () => ({ sTerm_1: { fieldName: 'itemID', condition: '>', fieldValue: '1' } }),
    stored: none,
  },
  {
    name: 'deleteObject',
    handler: deleteObject,
    cfg: { objectType: 'Tag' },
    // The vendor's page of tags names no scope.
    needsNoScope: true,
    body: () => ({ tagID: '1' }),
    stored: rows('Tag'),
  },
  {
    name: 'createOrder',
    handler: createOrder,
    cfg: { markOrdered: true },
    body: () => ({
      ...{ shopID: '1', vendorID: '1', refNum: 'PO-1' },
      lines: [1, 2, 3].map((id) => ({ itemID: String(id), quantity: id, price: 7.5 })),
    }),
    stored: (step) => [...rows('Order')(step), ...picked(step, 'OrderLine', ['orderID', 'itemID', 'quantity'])],
  },
  {
    name: 'setInventory',
    handler: setInventory,
    cfg: { method: 'direct' },
    body: () => ({ items: [1, 2].map((id) => ({ itemID: String(id), shopID: '1', quantity: 20 + id })) }),
    stored: rows('ItemShop', 'InventoryCount'),
  },
  {
    name: 'setInventory by a count',
    handler: setInventory,
    cfg: { method: 'count' },
    body: () => ({ items: [1, 2].map((id) => ({ itemID: String(id), shopID: '1', quantity: 20 + id })) }),
    stored: (step) => [
      ...picked(step, 'ItemShop', ['itemID', 'shopID', 'qoh']),
      ...picked(step, 'InventoryCountItem', ['inventoryCountID', 'itemID', 'qty']),
      ...rows('InventoryCount')(step),
    ],
    unrepeatable: /Reconcile/,
  },
  {
    name: 'runOperation',
    handler: runChosenOperation,
    cfg: { operation: 'RegisterWithdraw' },
    body: () => ({ registerID: '1', paymentTypeID: '1', employeeID: '1', amount: '-20', notes: 'Stamps' }),
    stored: rows('RegisterWithdraw'),
    unrepeatable: /^POST/,
    doubles: true,
  },
  {
    name: 'uploadImage',
    handler: uploadLinkedImage,
    cfg: {},
    body: ({ imageUrl: url }) => ({ url, itemID: '3', description: 'Front' }),
    stored: rows('Image'),
    unrepeatable: /^POST/,
    doubles: true,
  },
  {
    name: 'printDocument',
    handler: printDocuments,
    takesAnyBody: true,
    cfg: { document: 'DisplayTemplateSale' },
    body: () => ({ saleID: '1' }),
    stored: none,
  },
  {
    name: 'rawRequest, GET',
    handler: rawRequest,
    takesAnyBody: true,
    cfg: {},
    body: () => ({ method: 'GET', url: 'Item/2.json' }),
    stored: none,
  },
  {
    name: 'rawRequest, POST',
    handler: rawRequest,
    takesAnyBody: true,
    cfg: {},
    needsNoScope: true,
    body: () => ({ method: 'POST', url: 'Tag.json', data: { name: 'Kites' } }),
    stored: rows('Tag'),
    unrepeatable: /^POST/,
    doubles: true,
  },
  {
    name: 'verifyCredentials',
    handler: verify,
    cfg: {},
    isInteractive: true,
    needsNoScope: true,
    body: () => ({}),
    stored: none,
  },
];

export const retail: MatrixSystem = {
  name: 'Lightspeed Retail',
  api: /^\/API\//,
  beginsWithToken: true,
  open,
  functions: functions as readonly MatrixFunction[],
};
