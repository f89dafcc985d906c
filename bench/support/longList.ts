import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../emulator/startEmulator';

type Row = Readonly<Record<string, unknown>>;

export interface LongList {
  readonly pages: number;
  readonly pageSize: number;
  /** How long every answer takes; default 0. */
  readonly latencyMs?: number;
}

/**
 * A server that lists items without limits, as fast as a server can: the emulator's first page again and again, with other
 * ids and times. The emulator's own work would hide what the client takes.
 */
export async function startLongList(emulator: Emulator, { pages, pageSize, latencyMs = 0 }: LongList): Promise<string> {
  const { access_token: token } = await emulator.connect();
  const url = `${emulator.url}/API/V3/Account/${emulator.accountID}/Item.json?archived=true&limit=${pageSize}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const rows = ((await answer.json()) as { Item: Row[] }).Item;
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith('x-')));
  const server = createServer(async (request, response) => {
    if (latencyMs > 0) await sleep(latencyMs);
    const at = new URL(request.url ?? '', own);
    const page = Number(at.searchParams.get('after') ?? 0);
    at.searchParams.set('after', String(page + 1));
    send(response, headers, { '@attributes': { next: page + 1 < pages ? at.href : '' }, Item: pageOf(rows, page) });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return own;
}

const pageOf = (rows: readonly Row[], page: number): Row[] =>
  rows.map((row, at) => {
    const number = page * rows.length + at + 1;
    const timeStamp = new Date(Date.parse('2020-01-01T00:00:00Z') + number * 100)
      .toISOString()
      .replace(/\.\d+Z/, '+00:00');
    return { ...row, itemID: String(number), timeStamp };
  });

function send(response: ServerResponse, headers: Readonly<Record<string, string>>, body: object): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(200, { ...headers, 'content-type': 'application/json', 'content-length': text.length }).end(text);
}
