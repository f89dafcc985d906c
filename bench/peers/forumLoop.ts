import axios from 'axios';
import type { EmulatedStep } from '../../spec/support/emulatedStep';
import { type Client, outcomeOf } from './client';

const SLEEP_MS = 10_000;
const LEAST_FREE_DRIPS = 15;

/** The loop that the vendor's forum advises: look at the bucket, and sleep ten seconds when less than fifteen drips are free. */
export const forumLoop: Client = {
  name: 'loop of the forum',
  open(step) {
    const call = caller(step);
    const base = `${step.emulator.url}/API/V3/Account/${step.emulator.accountID}`;
    return {
      readItems: () =>
        outcomeOf(async (take) => {
          for (let next = `${base}/Item.json?limit=100&archived=true`; next; ) {
            const page = await call('GET', next);
            for (const { itemID } of page.Item) take(itemID);
            next = page['@attributes'].next;
          }
        }),
      readAtOnce: (ids) =>
        outcomeOf(async (take) => {
          const read = async (id: string) => take((await call('GET', `${base}/Item/${id}.json`)).Item.itemID);
          await allSettled(ids.map(read));
        }),
      createOrder: ({ lines, ...order }) =>
        outcomeOf(async () => {
          const { Order } = await call('POST', `${base}/Order.json`, order);
          for (const line of lines) await call('POST', `${base}/OrderLine.json`, { ...line, orderID: Order.orderID });
        }),
    };
  },
};

function caller({ clock, cfg }: EmulatedStep) {
  const { access_token: token } = cfg['oauth'] as { readonly access_token: string };
  let freeDrips = Number.POSITIVE_INFINITY;
  return async (method: 'GET' | 'POST', url: string, data?: object) => {
    if (freeDrips < LEAST_FREE_DRIPS) await clock.sleep(SLEEP_MS);
    const sent = axios.request({ method, url, data, headers: { authorization: `Bearer ${token}` } });
    const answer = await clock.during(sent);
    const [level, size] = String(answer.headers['x-ls-api-bucket-level']).split('/').map(Number);
    freeDrips = (size ?? 0) - (level ?? 0);
    return answer.data;
  };
}

/** Rejects when one has failed, but not before all are done. */
export async function allSettled(works: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(works)).find(({ status }) => status === 'rejected');
  if (failed) throw new Error('One of them failed');
}
