import { schedulerFor } from '../../rate/registry';
import { createScheduler } from '../../rate/scheduler';
import type { System, SystemModule, SystemRuntime } from '../system';
import { retailCatalogue } from './catalogue';
import { createAccountId } from './client/account';
import { createRetailClient } from './client/client';
import { type RetailClient, VENDOR } from './client/request';
import { verifyAccess } from './client/verifyAccess';
import { type RetailConnection, readConnection } from './connection';
import { listCost } from './costs';
import * as features from './features/features';
import { parseFilter } from './query/filterText';
import { createRetailSystem } from './system';

/** Loaded for the first search: a poll starts without. */
const searching = () => require('./searches') as typeof import('./searches');

/** Lightspeed Retail (R-Series), API V3. */
export const retail: SystemModule<RetailConnection> = {
  name: 'retail',
  vendor: VENDOR,
  catalogue: retailCatalogue,
  forms: {
    order: ({ hasShop }) => features.orderForm().orderForms(hasShop),
    stock: ({ method, hasShop }) => features.stockForm().stockForms(method, hasShop),
    get operations() {
      return features.operations().operationInfos;
    },
    get documents() {
      return features.documents().documentForms;
    },
    image: () => features.images().imageForms(),
    raw: () => features.raw().rawForms(),
    countCost: 'which Lightspeed charges like ten pages',
    listCost,
  },
  readConnection,
  readFilter: parseFilter,
  searchIssues: (entity, alternatives) => searching().searchIssues(entity, alternatives),
  open,
};

/** The bucket is that of the connection, shared by all of its runs in this process; the rest is the run's own. */
function open(runtime: SystemRuntime, connection: RetailConnection): System {
  const { clock, random, settings } = runtime;
  const { origin, bucketKey } = connection;
  const { reserveDrips } = settings;
  const bucket = schedulerFor(bucketKey, () => createScheduler({ clock, random, reserveDrips }));
  const client = clientOf(runtime, connection, bucket);
  const context = { ...runtime, client, origin };
  const records = createRetailSystem(context);
  const parentContext = { ...runtime, system: records, tries: settings.tries };
  const searches = () => searching().createSearches(records);
  return {
    ...records,
    search: (request, max) => searches().search(request, max),
    count: (request) => searches().count(request),
    find: (lookup) => searches().find(lookup),
    findSet: (lookup) => searches().findSet(lookup),
    verify: () => verifyAccess(client, connection),
    account: () => client.accountId(),
    bucket,
    get orders() {
      return features.orders().orderService(parentContext);
    },
    get stock() {
      return features.stock().stockService(parentContext);
    },
    get operations() {
      return features.operations().operationService(client);
    },
    get documents() {
      return features.documents().documentService(client);
    },
    get images() {
      return features.images().imageService(client);
    },
    get raw() {
      return features.raw().rawService(client, origin);
    },
  };
}

function clientOf(
  runtime: SystemRuntime,
  { origin, accountId, ...oauth }: RetailConnection,
  scheduler: ReturnType<typeof schedulerFor>,
): RetailClient {
  const tokenManager = runtime.tokens(oauth);
  const client: RetailClient = createRetailClient({
    ...runtime,
    origin,
    scheduler,
    tokenManager,
    transport: runtime.transportTo(origin),
    accountId: createAccountId({
      configured: accountId,
      token: () => tokenManager.token(),
      send: (request) => client.send(request),
    }),
  });
  return client;
}
