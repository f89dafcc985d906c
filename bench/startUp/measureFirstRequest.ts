import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Broker, openBroker } from '../../runner/platform/broker';
import { startStep } from '../../runner/platform/container';
import { CREDENTIAL_ID, startPlatformApi } from '../../runner/platform/platformApi';
import { openFlow } from '../../spec/platform/support/flow';
import { median } from '../support/median';

export interface FirstRequests {
  readonly emptyMs: number;
  readonly functions: readonly { readonly name: string; readonly ms: number; readonly overEmptyMs: number }[];
}

const EMPTY = { name: 'first', env: { ELASTICIO_COMPONENT_PATH: '/bench/startUp/emptyComponent' } };

/** Milliseconds from the start of a container to its first request at the vendor; medians of the rounds. */
export async function measureFirstRequest(names: readonly string[], rounds: number): Promise<FirstRequests> {
  const broker = await openBroker();
  const rows: number[][] = [];
  const works = [EMPTY, ...names.map((name) => ({ name, env: {} }))];
  // The first round fills the system's cache of files.
  for (let round = 0; round <= rounds; round++) {
    const row: number[] = [];
    for (const { name, env } of works) row.push(await firstRequestMs(broker, name, env));
    if (round > 0) rows.push(row);
  }
  await broker.close();
  const column = (at: number) => rows.map((row) => row[at] ?? Number.NaN);
  return {
    emptyMs: median(column(0)),
    functions: names.map((name, at) => ({
      name,
      ms: median(column(at + 1)),
      overEmptyMs: median(column(at + 1).map((ms, round) => ms - (rows[round]?.[0] ?? Number.NaN))),
    })),
  };
}

async function firstRequestMs(broker: Broker, name: string, env: Readonly<Record<string, string>>): Promise<number> {
  const vendor = await startVendor();
  const api = await startPlatformApi();
  const flow = await openFlow(await broker.openChannel());
  api.step.config = { ...FIELDS, environmentUrl: vendor.url };
  await flow.send({ body: MESSAGE[name] ?? {} });
  const startedMs = performance.now();
  const container = await startStep(name, flow, broker.uri, api, { env });
  const requestedMs = await vendor.requestedMs;
  container.kill();
  await container.ended;
  await Promise.all([flow.close(), api.close()]);
  vendor.close();
  return requestedMs - startedMs;
}

const FIELDS = {
  ...{ accountId: '1', clientId: 'client', clientSecret: 'secret', _account: CREDENTIAL_ID },
  oauth: { access_token: 'token', refresh_token: 'refresh', expires_in: 3600 },
  ...{ objectType: 'Item', lookupCriteria: 'itemID' },
};

const MESSAGE: Readonly<Record<string, object>> = {
  lookupObject: { itemID: '1' },
  createOrder: { shopID: '1', vendorID: '1', refNum: 'PO-1', lines: [{ itemID: '1', quantity: 1 }] },
};

/** A server that knows nothing, and when it was asked first. */
async function startVendor() {
  let ask: (atMs: number) => void;
  const requestedMs = new Promise<number>((resolve) => {
    ask = resolve;
  });
  const server = createServer((_, response) => {
    ask(performance.now());
    response.writeHead(404).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, requestedMs, close };
}
