import { randomUUID } from 'node:crypto';
import type { Channel, Delivery } from './broker';
import { seal } from './messageCrypto';

/** A message on its way to a step. */
export interface Incoming {
  readonly id?: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly attachments?: Readonly<Record<string, unknown>>;
  /** Results of earlier steps, by their ids. */
  readonly passthrough?: Readonly<Record<string, unknown>>;
}

/** What a step sends: to the next step, to the platform's lists of errors and snapshots, or back into its own queue. */
export const KINDS = ['data', 'error', 'snapshot', 'rebound'] as const;
export type Kind = (typeof KINDS)[number];

/** Exchange and queues of one step, as the platform sets them up: the sailor itself declares none. */
export interface StepQueues {
  readonly queue: string;
  readonly exchange: string;
  routingKey(kind: Kind): string;
  /** Puts a message into the step's queue; resolves with its `messageId` when the broker has it. */
  send(message: Incoming, headers?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Takes what the step sends, or the input messages that failed for good (`rejected`). */
  receive(
    from: Kind | 'rejected',
    take: (text: string, headers: Delivery['properties']['headers']) => void,
  ): Promise<void>;
  /** Resolves when everything is taken that the broker has of the step at this moment. */
  drained(): Promise<void>;
  /** Input messages that no container has taken, and those that wait to come again. */
  waiting(): Promise<{ readonly messages: number; readonly rebounds: number }>;
  close(): Promise<void>;
}

/** Of all queues that of the input has users in other processes; it goes by itself should nobody delete it. */
const EXPIRES_MS = 300_000;

export interface QueueOptions {
  /** Default: a new one. */
  readonly name?: string;
  /** They and all that is in them outlast the connection and the broker's process; default false. */
  readonly lasting?: boolean;
  /** The next step's queue refuses more messages than that, as on the platform; default: it takes all. */
  readonly maxData?: number;
}

export async function openStepQueues(
  channel: Channel,
  { name = `lightspeed-${randomUUID()}`, lasting = false, maxData }: QueueOptions = {},
): Promise<StepQueues> {
  const [queue, exchange, rejected] = [`${name}.in`, `${name}.exchange`, `${name}.rejected`];
  const routingKey = (kind: Kind) => `${name}.${kind}`;
  const rulesOf = (kind: Kind) => {
    // What is handed back comes again when the sailor's time for it is over.
    if (kind === 'rebound') return { deadLetterExchange: '', deadLetterRoutingKey: queue };
    return kind === 'data' && maxData ? { maxLength: maxData, arguments: { 'x-overflow': 'reject-publish' } } : {};
  };
  await channel.assertExchange(exchange, 'direct', { autoDelete: !lasting });
  await channel.assertQueue(rejected, { exclusive: !lasting });
  await channel.assertQueue(queue, { expires: EXPIRES_MS, deadLetterExchange: '', deadLetterRoutingKey: rejected });
  for (const kind of KINDS) {
    await channel.assertQueue(routingKey(kind), { exclusive: !lasting, ...rulesOf(kind) });
    await channel.bindQueue(routingKey(kind), exchange, routingKey(kind));
  }
  const sourceOf = async (from: Kind | 'rejected') => {
    if (from !== 'rebound') return from === 'rejected' ? rejected : routingKey(from);
    // A copy: whoever took a message out of the queue itself would keep it from coming again.
    const copies = `${name}.rebounds`;
    await channel.assertQueue(copies, { exclusive: !lasting });
    await channel.bindQueue(copies, exchange, routingKey('rebound'));
    return copies;
  };
  /** Queues that somebody takes from, and markers on their way through them. */
  const received = new Set<string>();
  const markers = new Map<unknown, () => void>();
  return {
    queue,
    exchange,
    routingKey,
    async send(message, headers = {}) {
      // Without a messageId the sailor could never acknowledge the message.
      const messageId = randomUUID();
      const content = seal({ id: messageId, headers: {}, ...message });
      const sent = { messageId, threadId: randomUUID(), ...headers };
      channel.sendToQueue(queue, content, { headers: sent, persistent: lasting });
      await channel.waitForConfirms();
      return messageId;
    },
    async receive(from, take) {
      const source = await sourceOf(from);
      received.add(source);
      const read = (delivery: Delivery | null) => {
        const { headers } = delivery?.properties ?? {};
        const marked = markers.get(headers?.['marker']);
        if (marked) marked();
        else if (delivery && headers) take(delivery.content.toString(), headers);
        if (lasting && delivery) channel.ack(delivery);
      };
      await channel.consume(source, read, { noAck: !lasting });
    },
    async drained() {
      // A queue keeps the order: what was there before its marker has been taken when the marker comes back.
      const passages = [...received].map((source) => {
        const marker = randomUUID();
        const passed = new Promise<void>((resolve) => markers.set(marker, resolve)).then(() => markers.delete(marker));
        channel.sendToQueue(source, Buffer.alloc(0), { headers: { marker } });
        return passed;
      });
      await Promise.all(passages);
    },
    waiting: async () => ({
      messages: (await channel.checkQueue(queue)).messageCount,
      rebounds: (await channel.checkQueue(routingKey('rebound'))).messageCount,
    }),
    async close() {
      await channel.deleteQueue(queue);
      await channel.close();
    },
  };
}
