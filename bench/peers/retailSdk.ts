import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxiosStatic } from 'axios';
import type { EmulatedStep } from '../../spec/support/emulatedStep';
import type { TestClock } from '../../spec/support/testClock';
import { type Client, outcomeOf, type Work } from './client';
import { allSettled } from './forumLoop';

/** The used part of `lightspeed-retail-sdk`, which ships no types. It has no method for order lines, but one for any request. */
interface Sdk {
  readonly baseUrl: string;
  getItems(params: object): Promise<{ readonly itemID: string }[]>;
  getItem(id: string): Promise<{ readonly itemID: string }[]>;
  executeApiRequest(options: {
    method: string;
    url: string;
    data: object;
  }): Promise<Record<string, { orderID: string }>>;
}

interface SdkClass {
  new (options: object): Sdk;
  BASE_URL: string;
}

/** `lightspeed-retail-sdk`, as its own documentation uses it. */
export const retailSdk: Client = {
  name: 'lightspeed-retail-sdk',
  open(step) {
    const sdk = openSdk(step);
    const url = (path: string) => `${sdk.baseUrl}/${step.emulator.accountID}/${path}.json`;
    const post = (path: string, data: object) => sdk.executeApiRequest({ method: 'POST', url: url(path), data });
    return onClock(step.clock, {
      readItems: () =>
        outcomeOf(async (take) => {
          for (const { itemID } of await sdk.getItems({ archived: true })) take(itemID);
        }),
      readAtOnce: (ids) =>
        outcomeOf((take) =>
          allSettled(
            ids.map(async (id) => {
              for (const { itemID } of await sdk.getItem(id)) take(itemID);
            }),
          ),
        ),
      createOrder: ({ lines, ...order }) =>
        outcomeOf(async () => {
          const orderID = (await post('Order', order))['Order']?.orderID;
          for (const line of lines) await post('OrderLine', { ...line, orderID });
        }),
    });
  },
};

const load = createRequire(join(__dirname, '..', 'package.json'));

function openSdk({ emulator, cfg }: EmulatedStep): Sdk {
  const SdkClass: SdkClass = load('lightspeed-retail-sdk');
  // Its addresses are members of the class that it is derived from.
  const core = Object.getPrototypeOf(SdkClass) as SdkClass;
  core.BASE_URL = `${emulator.url}/API/V3/Account`;
  const expires_at = new Date(Date.now() + 3_600_000).toISOString();
  const tokens = { ...(cfg['oauth'] as object), expires_at };
  const tokenStorage = { getTokens: async () => tokens, setTokens: async () => {} };
  return new SdkClass({
    clientID: 'c',
    clientSecret: 's',
    refreshToken: 'r',
    accountID: emulator.accountID,
    tokenStorage,
  });
}

/** The SDK takes no clock: while it works, its timers are the clock's, which stands still while its requests are under way. */
function onClock(clock: TestClock, work: Work): Work {
  return {
    readItems: () => virtually(clock, () => work.readItems()),
    readAtOnce: (ids) => virtually(clock, () => work.readAtOnce(ids)),
    createOrder: (order) => virtually(clock, () => work.createOrder(order)),
  };
}

async function virtually<Value>(clock: TestClock, work: () => Promise<Value>): Promise<Value> {
  const { defaults, getAdapter }: AxiosStatic = load('axios');
  const [{ adapter }, timer, { log, warn, error }] = [defaults, globalThis.setTimeout, console];
  defaults.adapter = (config) => clock.during(getAdapter('http')(config));
  const sleep = (wake: () => void, delayMs = 0) => void clock.sleep(delayMs).then(wake);
  globalThis.setTimeout = sleep as unknown as typeof setTimeout;
  // It writes every failure to the console.
  Object.assign(console, { log() {}, warn() {}, error() {} });
  try {
    return await work();
  } finally {
    globalThis.setTimeout = timer;
    Object.assign(console, { log, warn, error });
    if (adapter !== undefined) defaults.adapter = adapter;
  }
}
