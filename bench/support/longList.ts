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
  const headers = {
    ...Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith('x-'))),
    ...NO_LIMITS,
  };
  const pageText = pageWriter(rows);
  const server = createServer(async (request, response) => {
    if (latencyMs > 0) await sleep(latencyMs);
    const at = new URL(request.url ?? '', own);
    const page = Number(at.searchParams.get('after') ?? 0);
    at.searchParams.set('after', String(page + 1));
    send(response, headers, pageText(page, page + 1 < pages ? at.href : ''));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return own;
}

/** The limiters name limits that nobody reaches. */
const NO_LIMITS = {
  'x-ls-api-bucket-level': '1/1000000',
  'x-ls-api-drip-rate': '1000000',
  'x-ls-api-burst-level': '1/1000000',
};

/** Writes the text of a page: of each row only the id and the time are new. */
function pageWriter(rows: readonly Row[]): (page: number, next: string) => string {
  const pieces = rows.map((row) => JSON.stringify({ ...row, itemID: ID, timeStamp: TIME }).split(/<id>|<time>/));
  if (pieces.some(({ length }) => length !== 3)) throw new Error('Each row needs its id before its time');
  return (page, next) => {
    const texts = pieces.map(([before, between, after], at) => {
      const number = page * rows.length + at + 1;
      return `${before}${number}${between}${timeOf(number)}${after}`;
    });
    return `{"@attributes":{"next":${JSON.stringify(next)}},"Item":[${texts.join(',')}]}`;
  };
}

const ID = '<id>';
const TIME = '<time>';

/** Ten records to a second. */
const timeOf = (number: number): string =>
  new Date(Date.parse('2020-01-01T00:00:00Z') + number * 100).toISOString().replace(/\.\d+Z/, '+00:00');

function send(response: ServerResponse, headers: Readonly<Record<string, string>>, text: string): void {
  const body = Buffer.from(text);
  response.writeHead(200, { ...headers, 'content-type': 'application/json', 'content-length': body.length }).end(body);
}
