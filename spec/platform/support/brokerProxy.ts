import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between containers and the broker. */
export interface BrokerProxy {
  readonly uri: string;
  /** Breaks every connection, without a word to either side. */
  cut(): void;
  /** From now on everything that the broker says arrives so much later: confirmations, too. */
  delayMs: number;
  close(): void;
}

export async function startBrokerProxy(brokerUri: string): Promise<BrokerProxy> {
  const { hostname, port } = new URL(brokerUri);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const broker = connect(Number(port || 5672), hostname);
    for (const socket of [client, broker]) {
      sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        broker.destroy();
      });
    }
    client.pipe(broker);
    broker.on('data', (chunk) => setTimeout(() => client.write(chunk), proxy.delayMs));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const proxy: BrokerProxy = {
    uri: brokerUri.replace(/@[^/]+/, `@127.0.0.1:${(server.address() as AddressInfo).port}`),
    cut,
    delayMs: 0,
    close() {
      server.close();
      cut();
    },
  };
  return proxy;
}
