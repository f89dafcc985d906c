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
  const queues = await openStepQueues(channel);
  const [data, errors] = [createInbox<Arrival>(), createInbox<FlowError>()];
  const [snapshots, rejected] = [createInbox<Readonly<Record<string, unknown>>>(), createInbox<unknown>()];
  await queues.receive('data', (text, { messageId }) =>
    data.push({ ...unseal<Omit<Arrival, 'messageId'>>(text), messageId }),
  );
  await queues.receive('error', (text) => errors.push(unseal<FlowError>(JSON.parse(text).error)));
  await queues.receive('snapshot', (text) => snapshots.push(JSON.parse(text)));
  await queues.receive('rejected', (text) => rejected.push(unseal(text)));
  return { ...queues, data, errors, snapshots, rejected, trigger: () => queues.send({ body: {} }) };
}
