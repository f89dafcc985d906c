import { createRequire } from 'node:module';
import { startRabbit } from './rabbit';

/** The used part of amqplib; version and code are the sailor's own, which ship no types. */
export interface Channel {
  assertExchange(name: string, type: 'direct', options: object): Promise<unknown>;
  assertQueue(name: string, options: object): Promise<unknown>;
  bindQueue(queue: string, exchange: string, routingKey: string): Promise<unknown>;
  consume(queue: string, take: (message: Delivery | null) => void, options: { noAck: boolean }): Promise<unknown>;
  get(queue: string, options: { noAck: true }): Promise<Delivery | false>;
  ack(message: Delivery): void;
  sendToQueue(queue: string, content: Buffer, options: { headers: object; persistent?: boolean }): boolean;
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
  on(event: 'error', listener: (error: Error) => void): void;
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

/** Ends the process, as an error that nobody handles: without its broker nothing goes on. */
const giveUp = (error: Error) => {
  throw error;
};

/**
 * The broker of `AMQP_URI`, or the one on this machine, or, where RabbitMQ is installed but not running, one for this
 * run alone.
 *
 * @param onLost told when the connection breaks
 */
export async function openBroker(
  given = process.env['AMQP_URI'],
  onLost: (error: Error) => void = giveUp,
): Promise<Broker> {
  const uri = given || USUAL_URI;
  const connection = await amqp.connect(uri).catch((error: Error) => error);
  if (!(connection instanceof Error)) return brokerOf(uri, connection, onLost);
  if (given) {
    throw new Error(
      `RabbitMQ of AMQP_URI cannot be reached (${connection.message}). Look at its host, port, user and virtual host; ` +
        'without AMQP_URI the one on this machine is used.',
    );
  }
  const rabbit = await startRabbit();
  return brokerOf(rabbit.uri, await amqp.connect(rabbit.uri), onLost, rabbit.stop);
}

function brokerOf(uri: string, connection: Connection, onLost: (error: Error) => void, stop = async () => {}): Broker {
  connection.on('error', onLost);
  return {
    uri,
    openChannel: () => connection.createConfirmChannel(),
    async close() {
      await connection.close();
      await stop();
    },
  };
}
