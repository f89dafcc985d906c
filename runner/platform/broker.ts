import { createRequire } from 'node:module';
import { startRabbit } from './rabbit';

/** The used part of amqplib; version and code are the sailor's own, which ship no types. */
export interface Channel {
  assertExchange(name: string, type: 'direct', options: object): Promise<unknown>;
  assertQueue(name: string, options: object): Promise<unknown>;
  bindQueue(queue: string, exchange: string, routingKey: string): Promise<unknown>;
  consume(queue: string, take: (message: Delivery | null) => void, options: { noAck: true }): Promise<unknown>;
  sendToQueue(queue: string, content: Buffer, options: { headers: object }): boolean;
  deleteQueue(queue: string): Promise<unknown>;
  checkQueue(queue: string): Promise<{ messageCount: number }>;
  waitForConfirms(): Promise<void>;
  close(): Promise<void>;
}

export interface Delivery {
  readonly content: Buffer;
  readonly properties: { readonly headers: Readonly<Record<string, unknown>> };
}

interface Connection {
  createConfirmChannel(): Promise<Channel>;
  close(): Promise<void>;
}

const amqp: { connect(uri: string): Promise<Connection> } = createRequire(
  require.resolve('elasticio-sailor-nodejs/package.json'),
)('amqplib');

export interface Broker {
  readonly uri: string;
  openChannel(): Promise<Channel>;
  close(): Promise<void>;
}

const USUAL_URI = 'amqp://guest:guest@127.0.0.1:5672';

/**
 * The broker of `AMQP_URI`, or the one on this machine, or, where RabbitMQ is installed but not running, one for this
 * run alone.
 */
export async function openBroker(given = process.env['AMQP_URI']): Promise<Broker> {
  const uri = given || USUAL_URI;
  const connection = await amqp.connect(uri).catch((error: Error) => error);
  if (!(connection instanceof Error)) return brokerOf(uri, connection);
  if (given) throw new Error(`RabbitMQ of AMQP_URI cannot be reached: ${connection.message}`);
  const rabbit = await startRabbit();
  return brokerOf(rabbit.uri, await amqp.connect(rabbit.uri), rabbit.stop);
}

const brokerOf = (uri: string, connection: Connection, stop = async () => {}): Broker => ({
  uri,
  openChannel: () => connection.createConfirmChannel(),
  async close() {
    await connection.close();
    await stop();
  },
});
