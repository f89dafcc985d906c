import { randomUUID } from 'node:crypto';
import type { Channel, Delivery } from './broker';
import { createInbox, type Inbox } from './inbox';
import { seal, unseal } from './messageCrypto';

/** A message as the next step gets it. */
export interface Arrival {
  readonly body: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly passthrough: Readonly<Record<string, unknown>> | undefined;
  /** By which the next step tells messages apart. */
  readonly messageId: unknown;
}

/** A message on its way to the step. */
export interface Incoming {
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Results of earlier steps, by their ids. */
  readonly passthrough?: Readonly<Record<string, unknown>>;
}

export interface FlowError {
  readonly name: string;
  readonly message: string;
}

/** Queues and exchange of one step, as the platform sets them up, with the specs at both ends. */
export interface Flow {
  readonly queue: string;
  readonly exchange: string;
  routingKey(kind: Kind): string;
  readonly data: Inbox<Arrival>;
  readonly errors: Inbox<FlowError>;
  readonly snapshots: Inbox<Readonly<Record<string, unknown>>>;
  /** Input messages that failed for good. */
  readonly rejected: Inbox<unknown>;
  /** What the scheduler does. */
  trigger(): Promise<void>;
  /** What the step before does. */
  send(message: Incoming): Promise<void>;
  /** Input messages that no container has taken. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

const KINDS = ['data', 'error', 'snapshot', 'rebound'] as const;
type Kind = (typeof KINDS)[number];

export async function openFlow(channel: Channel): Promise<Flow> {
  const name = `lightspeed-spec-${randomUUID()}`;
  const [queue, exchange, dead] = [`${name}.in`, `${name}.exchange`, `${name}.rejected`];
  const routingKey = (kind: Kind) => `${name}.${kind}`;
  await channel.assertExchange(exchange, 'direct', { autoDelete: true });
  await channel.assertQueue(dead, { exclusive: true });
  // Of all queues this one has users in other processes; it goes by itself should nobody delete it.
  await channel.assertQueue(queue, { expires: 300_000, deadLetterExchange: '', deadLetterRoutingKey: dead });
  for (const kind of KINDS) {
    // What is handed back comes again when the sailor's time for it is over.
    const again = kind === 'rebound' ? { deadLetterExchange: '', deadLetterRoutingKey: queue } : {};
    await channel.assertQueue(routingKey(kind), { exclusive: true, ...again });
    await channel.bindQueue(routingKey(kind), exchange, routingKey(kind));
  }
  const receive = async <T>(from: string, read: (text: string, delivery: Delivery) => T): Promise<Inbox<T>> => {
    const inbox = createInbox<T>();
    const take = (delivery: Delivery | null) => delivery && inbox.push(read(delivery.content.toString(), delivery));
    await channel.consume(from, take, { noAck: true });
    return inbox;
  };
  const send = async (message: Incoming) => {
    // Without a messageId the sailor could never acknowledge the message.
    const headers = { messageId: randomUUID(), threadId: randomUUID() };
    channel.sendToQueue(queue, seal({ id: randomUUID(), headers: {}, ...message }), { headers });
    await channel.waitForConfirms();
  };
  return {
    queue,
    exchange,
    routingKey,
    data: await receive(routingKey('data'), (text, { properties }) => ({
      ...unseal<Omit<Arrival, 'messageId'>>(text),
      messageId: properties.headers['messageId'],
    })),
    errors: await receive(routingKey('error'), (text) => unseal<FlowError>(JSON.parse(text).error)),
    snapshots: await receive(routingKey('snapshot'), (text) => JSON.parse(text)),
    rejected: await receive(dead, (text) => unseal(text)),
    trigger: () => send({ body: {} }),
    send,
    waiting: async () => (await channel.checkQueue(queue)).messageCount,
    async close() {
      await channel.deleteQueue(queue);
      await channel.close();
    },
  };
}
