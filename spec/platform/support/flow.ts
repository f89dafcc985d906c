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

type Inboxes = Pick<Flow, 'data' | 'errors' | 'snapshots' | 'rejected'>;

const createInboxes = (): Inboxes => ({
  data: createInbox(),
  errors: createInbox(),
  snapshots: createInbox(),
  rejected: createInbox(),
});

async function receiveAll(queues: StepQueues, { data, errors, snapshots, rejected }: Inboxes): Promise<void> {
  await queues.receive('data', (text, { messageId }) =>
    data.push({ ...unseal<Omit<Arrival, 'messageId'>>(text), messageId }),
  );
  await queues.receive('error', (text) => errors.push(unseal<FlowError>(JSON.parse(text).error)));
  await queues.receive('snapshot', (text) => snapshots.push(JSON.parse(text)));
  await queues.receive('rejected', (text) => rejected.push(unseal(text)));
}
