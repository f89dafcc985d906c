import { limiterFor } from '../../rate/registry';
import { createSerialLimiter } from '../../rate/serialLimiter';
import { type BearerClient, createBearerClient } from '../bearerClient';
import type { System, SystemModule, SystemRuntime } from '../system';
import { lsOneCatalogue } from './catalogue';
import { createLsOneClient } from './client/client';
import { type LoginParts, logIn, loginSource } from './client/login';
import { VENDOR } from './client/request';
import { type LsOneConnection, readConnection } from './connection';
import { traitsFor } from './context';
import { orderScan } from './features/changes/orderScan';
import { operationInfos, operationService } from './features/operations/operationService';
import { orderForms } from './features/orders/orderForm';
import { orderService } from './features/orders/orderService';
import { rawForms, rawService } from './features/raw/rawService';
import { searchIssues } from './query/conditions';
import { readFilter } from './query/readFilter';
import { verifyAccess } from './reads/verifyAccess';
import { createLsOneRecords } from './system';

/** Purchase orders of LS One, a product of LS Retail. */
export const lsOne: SystemModule<LsOneConnection> = {
  name: 'lsOne',
  vendor: VENDOR,
  catalogue: lsOneCatalogue,
  forms: { order: orderForms, operations: operationInfos, raw: rawForms },
  readConnection,
  readFilter,
  searchIssues,
  open,
};

function open(runtime: SystemRuntime, connection: LsOneConnection): System {
  const login = loginOf(runtime, connection);
  const bearer = bearerOf(runtime, connection, login);
  const client = createLsOneClient(bearer, connection.origin);
  const records = createLsOneRecords({ ...runtime, client, traits: traitsFor(connection.bucketKey) });
  const context = { ...runtime, client, system: records, tries: runtime.settings.tries };
  return {
    ...records,
    changes: (request) => orderScan({ ...records, proveServer: async () => void (await logIn(login)) }, request),
    orders: orderService(context),
    operations: operationService(context),
    verify: () => verifyAccess(client),
    raw: rawService(bearer, connection.origin),
  };
}

const loginOf = (
  { clock, settings, deadline, transportTo }: SystemRuntime,
  connection: LsOneConnection,
): LoginParts => ({
  login: connection,
  transport: transportTo(connection.origin),
  clock,
  tries: settings.tries,
  endsAtMs: deadline.atMs,
});

/** Limiter and login are those of the connection, shared by all of its runs in this process; the rest is the run's own. */
function bearerOf(runtime: SystemRuntime, { bucketKey }: LsOneConnection, login: LoginParts): BearerClient {
  const { clock, random } = runtime;
  return createBearerClient({
    ...runtime,
    vendor: VENDOR,
    transport: login.transport,
    limiter: limiterFor(bucketKey, () => createSerialLimiter({ clock, random })),
    tokens: runtime.tokensFrom(loginSource(login)),
    accept: 'application/json, text/plain, */*',
  });
}
