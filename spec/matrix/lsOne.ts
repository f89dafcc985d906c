import { createObject } from '../../lib/actions/createObject';
import { createOrder } from '../../lib/actions/createOrder';
import { deleteObject } from '../../lib/actions/deleteObject';
import { lookupObject } from '../../lib/actions/lookupObject';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import { rawRequest } from '../../lib/actions/rawRequest';
import { runChosenOperation } from '../../lib/actions/runOperation';
import { updateObject } from '../../lib/actions/updateObject';
import { upsertObject } from '../../lib/actions/upsertObject';
import { pollEntity } from '../../lib/triggers/pollEntity';
import { type EmulatedLsOne, emulatedLsOne } from '../support/emulatedLsOne';
import { linesFor, orderOf } from '../support/lsOneOrders';
import type { MatrixFunction, MatrixStep, MatrixSystem, OpenOptions } from './matrixSystem';
import { verify } from './verify';

type LsOneStep = EmulatedLsOne & MatrixStep;

async function open({ life = 'good', ...times }: OpenOptions = {}): Promise<LsOneStep> {
  const step = await emulatedLsOne({ orders: 6 }, times);
  const { emulator, cfg } = step;
  if (life === 'narrow') emulator.admin.permit(emulator.userName, []);
  if (life === 'revoked') Object.assign(cfg, { password: 'a former password' });
  return Object.assign(step, { secrets: () => [String(cfg['password'])] });
}

const orders = ({ emulator }: LsOneStep) => emulator.admin.orders();
/** Lines are sent side by side: their numbers are those of their arrival. */
const orderLines = (step: LsOneStep) =>
  orders(step)
    .flatMap(({ id, lines, purchaseStatus }) =>
      lines.map(({ itemID, quantity }) => [id, purchaseStatus, itemID, quantity].join()),
    )
    .sort();
const none = () => [];
const order = { objectType: 'PurchaseOrder' };
const ID = '00000001';

const functions: readonly MatrixFunction<LsOneStep>[] = [
  {
    name: 'pollEntity by comparing',
    handler: pollEntity,
    cfg: { ...order, pollingField: 'changes', pageSize: '2', relations: ['lines'] },
    body: () => ({}),
    stored: none,
  },
  {
    name: 'pollEntity, new ones',
    handler: pollEntity,
    cfg: { ...order, pollingField: 'createdDate', pageSize: '2' },
    body: () => ({}),
    stored: none,
  },
  {
    name: 'lookupObject',
    handler: lookupObject,
    cfg: { ...order, relations: ['lines'] },
    body: () => ({ id: ID }),
    stored: none,
  },
  {
    name: 'lookupObjects',
    handler: lookupObjects,
    cfg: { ...order, emitBehavior: 'emitAll', termNumber: '1' },
    body: () => ({ sTerm_1: { fieldName: 'storeID', condition: '=', fieldValue: 'S0001' } }),
    stored: none,
  },
  {
    name: 'createObject',
    readsBack: true,
    handler: createObject,
    cfg: order,
    body: () => {
      const { lines: _, ...fields } = orderOf(undefined, []);
      return fields;
    },
    stored: orders,
    unrepeatable: /^POST/,
    doubles: true,
  },
  {
    name: 'updateObject',
    handler: updateObject,
    cfg: order,
    body: () => ({ id: ID, description: 'Autumn' }),
    stored: orders,
  },
  {
    name: 'upsertObject',
    handler: upsertObject,
    cfg: order,
    body: () => ({ id: ID, description: 'Autumn' }),
    stored: orders,
  },
  {
    name: 'deleteObject',
    handler: deleteObject,
    cfg: order,
    body: () => ({ id: ID }),
    stored: orders,
    answersEmpty: true,
  },
  {
    name: 'createOrder',
    handler: createOrder,
    cfg: { markOrdered: true },
    body: () => orderOf('PO-1', linesFor(3)),
    stored: orderLines,
  },
  {
    name: 'runOperation, post',
    handler: runChosenOperation,
    cfg: { operation: 'PurchaseOrderPost' },
    body: () => ({ id: ID }),
    stored: orders,
    unrepeatable: /\/post$/,
  },
  {
    name: 'runOperation, post and receive',
    handler: runChosenOperation,
    cfg: { operation: 'PurchaseOrderPostAndReceive' },
    body: () => ({ id: ID }),
    stored: orders,
    unrepeatable: /\/post-and-receive$/,
  },
  {
    name: 'rawRequest, GET',
    handler: rawRequest,
    takesAnyBody: true,
    cfg: {},
    body: () => ({ method: 'GET', url: `/api/inventory/purchase-order/${ID}` }),
    stored: none,
  },
  { name: 'verifyCredentials', handler: verify, cfg: {}, isInteractive: true, body: () => ({}), stored: none },
];

export const lsOne: MatrixSystem = {
  name: 'LS One',
  api: /^\/api\/inventory/,
  open,
  functions: functions as readonly MatrixFunction[],
};
