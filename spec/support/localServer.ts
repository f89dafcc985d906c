import { once } from 'node:events';
import http, { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalServer {
  readonly url: string;
  /** Everything that was asked for, in order. */
  readonly requests: readonly { readonly line: string; readonly headers: IncomingHttpHeaders }[];
  close(): void;
}

/** A server on a port of this machine that answers as the listener says. */
export async function localServer(
  listener: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<LocalServer> {
  const requests: { line: string; headers: IncomingHttpHeaders }[] = [];
  const server = http.createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    return listener(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
