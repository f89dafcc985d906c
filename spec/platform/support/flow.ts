import { randomUUID } from 'node:crypto';
import type { Channel } from '../../../runner/platform/broker';
import { createInbox, type Inbox } from '../../../runner/platform/inbox';
import { unseal } from '../../../runner/platform/messageCrypto';
import { openStepQueues, type StepQueues } from '../../../runner/platform/stepQueues';

/** A message as the next step gets it. */
export interface Arrival {
  readonly body: Readonly<Record<string, unknown>>;
  readonly id: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly passthrough: Readonly<Record<string, unknown>> | undefined;
  /** By which the next step tells messages apart. */
  readonly messageId: unknown;
}

export type { Incoming } from '../../../runner/platform/stepQueues';

export interface FlowError {
  readonly name: string;
  readonly message: string;
}

/** Queues of one step, with the specs at both ends. */
export interface Flow extends StepQueues {
  readonly data: Inbox<Arrival>;
  readonly errors: Inbox<FlowError>;
  readonly snapshots: Inbox<Readonly<Record<string, unknown>>>;
  /** Input messages that failed for good. */
  readonly rejected: Inbox<unknown>;
  /** What the scheduler does. */
  trigger(): Promise<unknown>;
}

export async function openFlow(channel: Channel): Promise<Flow> {
  const inboxes = createInboxes();
  const queues = await openStepQueues(channel);
  await receiveAll(queues, inboxes);
  return { ...queues, ...inboxes, trigger: () => queues.send({ body: {} }) };
}

/** A flow whose queues outlast the broker's process. */
export interface LastingFlow extends Flow {
  /** Goes on at the broker when it is there again. */
  reopen(channel: Channel): Promise<void>;
}

export async function openLastingFlow(channel: Channel): Promise<LastingFlow> {
  const inboxes = createInboxes();
  const name = `lightspeed-${randomUUID()}`;
  let queues = await openStepQueues(channel, { name, lasting: true });
  await receiveAll(queues, inboxes);
  return {
    ...queues,
    ...inboxes,
    send: (...message) => queues.send(...message),
    trigger: () => queues.send({ body: {} }),
    waiting: () => queues.waiting(),
    close: () => queues.close(),
    async reopen(next) {
      queues = await openStepQueues(next, { name, lasting: true });
      await receiveAll(queues, inboxes);
    },
  };
}

/** A flow whose next step is slow. */
export interface SlowFlow extends Flow {
  /** Takes everything that waits. */
  takeAll(): Promise<void>;
}

export interface SlowStep {
  /** So many messages may wait for the next step, which takes one in so much time. */
  readonly maxWaiting: number;
  readonly takesMs: number;
}

export async function openSlowFlow(channel: Channel, { maxWaiting, takesMs }: SlowStep): Promise<SlowFlow> {
  const inboxes = createInboxes();
  const queues = await openStepQueues(channel, { maxData: maxWaiting });
  await receiveAll(queues, inboxes, ['error', 'snapshot', 'rejected']);
  const take = async () => {
    const delivery = await channel.get(queues.routingKey('data'), { noAck: true });
    if (delivery) inboxes.data.push(arrivalOf(delivery.content.toString(), delivery.properties.headers));
    return delivery !== false;
  };
  let taking = Promise.resolve(true);
  const timer = setInterval(() => {
    taking = taking.then(take);
  }, takesMs);
  return {
    ...queues,
    ...inboxes,
    trigger: () => queues.send({ body: {} }),
    async takeAll() {
      while (await take());
    },
    async close() {
      clearInterval(timer);
      await taking;
      await queues.close();
    },
  };
}

type Inboxes = Pick<Flow, 'data' | 'errors' | 'snapshots' | 'rejected'>;

const createInboxes = (): Inboxes => ({
  data: createInbox(),
  errors: createInbox(),
  snapshots: createInbox(),
  rejected: createInbox(),
});

const arrivalOf = (text: string, { messageId }: Readonly<Record<string, unknown>>): Arrival => ({
  ...unseal<Omit<Arrival, 'messageId'>>(text),
  messageId,
});

const SOURCES = ['data', 'error', 'snapshot', 'rejected'] as const;

async function receiveAll(
  queues: StepQueues,
  { data, errors, snapshots, rejected }: Inboxes,
  sources: readonly (typeof SOURCES)[number][] = SOURCES,
): Promise<void> {
  const take: Readonly<Record<(typeof SOURCES)[number], Parameters<StepQueues['receive']>[1]>> = {
    data: (text, headers) => data.push(arrivalOf(text, headers)),
    error: (text) => errors.push(unseal<FlowError>(JSON.parse(text).error)),
    snapshot: (text) => snapshots.push(JSON.parse(text)),
    rejected: (text) => rejected.push(unseal(text)),
  };
  for (const source of sources) await queues.receive(source, take[source]);
}
