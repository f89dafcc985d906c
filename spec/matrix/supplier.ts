import { rawRequest } from '../../lib/actions/rawRequest';
import { setInventory } from '../../lib/actions/setInventory';
import { upsertObject } from '../../lib/actions/upsertObject';
import { type SupplierStep as EmulatedSupplier, supplierStep } from '../support/supplierStep';
import type { MatrixFunction, MatrixStep, MatrixSystem, OpenOptions } from './matrixSystem';
import { verify } from './verify';

type SupplierStep = EmulatedSupplier & MatrixStep;

const API = /^\/(inventory|v1|webhooks|suppliers)/;

async function open({ life = 'good', ...times }: OpenOptions = {}): Promise<SupplierStep> {
  const step = await supplierStep({ products: 4 }, ({ connect }) => ({ refreshToken: connect().refresh_token }), times);
  const { emulator, cfg } = step;
  if (life === 'narrow') emulator.faults.add({ path: API, times: 99, action: { kind: 'status', status: 403 } });
  if (life === 'revoked') emulator.admin.endRefreshTokens();
  const secrets = () => [cfg['clientSecret'], cfg['refreshToken'], ...emulator.admin.accessTokens()].map(String);
  return Object.assign(step, { secrets });
}

const products = ({ emulator }: SupplierStep) => emulator.admin.products();
const none = () => [];
const ITEM = { vendorSku: 'KITE-1', name: 'Kite', brand: 'Acme', msrp: 79.9, defaultCost: 39.95, language: 'en' };

const functions: readonly MatrixFunction<SupplierStep>[] = [
  {
    name: 'setInventory',
    handler: setInventory,
    cfg: {},
    body: (step) => ({ items: products(step).map(({ id }, at) => ({ id, quantity: 900 + at })) }),
    stored: products,
  },
  {
    name: 'upsertObject',
    handler: upsertObject,
    cfg: { objectType: 'CatalogItem' },
    body: () => ITEM,
    stored: products,
  },
  {
    name: 'rawRequest, GET',
    handler: rawRequest,
    takesAnyBody: true,
    cfg: {},
    body: () => ({ method: 'GET', url: '/webhooks' }),
    stored: none,
  },
  {
    name: 'rawRequest, POST',
    handler: rawRequest,
    takesAnyBody: true,
    cfg: {},
    body: () => ({
      method: 'POST',
      url: '/webhooks',
      data: { eventName: 'order.submitted', callbackUrl: 'https://example.com/orders' },
    }),
    stored: ({ emulator }) => emulator.admin.webhooks(),
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

export const supplier: MatrixSystem = {
  name: 'Lightspeed Supplier',
  api: API,
  open,
  functions: functions as readonly MatrixFunction[],
};
