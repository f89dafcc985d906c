import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on loopback only; resolves with the server's origin. */
export async function listen(server: Server, port: number): Promise<string> {
  // A client's pooled connection must not close under it while it waits for the bucket.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stops listening and breaks every connection that is left. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
