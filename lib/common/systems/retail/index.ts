import { schedulerFor } from '../../rate/registry';
import { createScheduler } from '../../rate/scheduler';
import type { Lookup, System, SystemModule, SystemRuntime } from '../system';
import { retailCatalogue } from './catalogue';
import { createAccountId } from './client/account';
import { createRetailClient } from './client/client';
import { type RetailClient, VENDOR } from './client/request';
import { verifyAccess } from './client/verifyAccess';
import { type RetailConnection, readConnection } from './connection';
import { listCost } from './costs';
import * as features from './features/features';
import { parseFilter } from './query/filterText';
import { findActiveFirst, findByCriterion } from './query/findByCriterion';
import { findSet } from './query/findSet';
import { planSearches } from './query/plan';
import { searchIssues } from './query/searchIssues';
import { countFound, searchRecords } from './query/searchRecords';
import { createRetailSystem, type RetailSystem } from './system';

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
  searchIssues,
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
  return {
    ...records,
    async *search({ alternatives, ...list }, max) {
      yield* searchRecords(records, list, planSearches(list.entity, alternatives, list.relations), max);
    },
    count: async ({ alternatives, ...list }) =>
      countFound(records, list, planSearches(list.entity, alternatives, list.relations)),
    find: (lookup) => findRecords(records, lookup),
    findSet: (lookup) => findSet(records, lookup),
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

/**
 * Where Lightspeed itself keeps the field of an upsert unique an archived record is the one that is meant. Elsewhere a
 * new record has replaced it, or nobody misses it: changing it would go unseen.
 */
function findRecords(records: RetailSystem, { forUpsert, ...lookup }: Lookup) {
  if (!forUpsert) return findActiveFirst(records, lookup);
  const isKeptUnique = lookup.entity.vendorUniqueFields?.includes(lookup.criterion ?? '');
  return findByCriterion(records, { ...lookup, archived: isKeptUnique ? 'include' : 'exclude' });
}
