import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One scripted answer; the request was read whole before it begins. */
export type Answer = (response: ServerResponse) => void;

export interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly contentType: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** A token endpoint on loopback that plays its answers one after the other, and refuses any request beyond them. */
export interface OAuthServer {
  readonly url: string;
  readonly received: readonly Received[];
  /** Answers that were not fetched. */
  left(): number;
  close(): Promise<void>;
}

export async function startOAuthServer(answers: readonly Answer[]): Promise<OAuthServer> {
  const queue = [...answers];
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    received.push(await read(request));
    const answer = queue.shift() ?? json(418, { error: 'not_in_the_script' });
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    left: () => queue.length,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return {
    method: request.method,
    url: request.url,
    contentType: request.headers['content-type'],
    authorization: request.headers.authorization,
    body: fieldsOf(request.headers['content-type'], Buffer.concat(chunks).toString()),
  };
}

const fieldsOf = (contentType: string | undefined, body: string): unknown =>
  contentType?.includes('json') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const html =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<html>an intermediary</html>');

/** The grant was carried out, its answer is lost. */
export const lost: Answer = (response) => response.socket?.destroy();

/** The head and half of the body arrive. */
export const truncated: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"access_token": "A1', () => response.socket?.destroy());
};

export const silent: Answer = () => undefined;

/** The head arrives, and then nothing more. */
export const stalled: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).flushHeaders();
};
