import type { Channel } from '../platform/broker';
import type { Container } from '../platform/container';
import { unseal } from '../platform/messageCrypto';
import { openStepQueues, type StepQueues } from '../platform/stepQueues';
import { lastErrorIn, readLogLine } from './containerLog';
import type { FlowStep } from './flowFile';
import { compileMapping, type FlowMessage, type FlowVariables } from './mapping';
import { type OpenMessages, trackOpenMessages } from './openMessages';
import type { RunningStep, StepOutlet } from './runningStep';
import { countLogEvent, newStepFigures, type StepFigures } from './stepFigures';
import { startWorkers, type Workers } from './workers';

export interface ComponentStepParts {
  readonly channel: Channel;
  /** Starts a container of the step on its queues. */
  startContainer(queues: StepQueues, onLine: (line: string) => void): Promise<Container>;
  onSnapshot(snapshot: unknown): void;
  readonly outlet: StepOutlet;
  readonly variables: FlowVariables;
}

/** A step of the component in a flow: queues at the broker, and real sailor processes that work on them. */
export async function startComponentStep(step: FlowStep, parts: ComponentStepParts): Promise<RunningStep> {
  const { outlet, channel } = parts;
  const map = compileMapping(step.mapping, parts.variables);
  const figures = newStepFigures();
  const messages = trackOpenMessages();
  const queues = await openStepQueues(channel);
  await receiveAll(queues, parts, figures, messages);
  const workers = await startStepWorkers(step, queues, parts, figures, messages).catch(({ message }: Error) => {
    throw new Error(`The step "${step.title}" cannot be started: ${lastErrorIn(message)}`);
  });
  const forgetLost = createLostSearch(queues, messages);
  /** Messages on their way into the queue. */
  let entering = 0;
  const isQuiet = () => entering === 0 && messages.count === 0;
  return {
    step,
    figures,
    openCount: () => entering + messages.count,
    async give(message) {
      entering++;
      figures.in++;
      try {
        messages.sent(await queues.send({ ...message, body: await map(message) }));
      } catch (error) {
        figures.errors++;
        outlet.onError(Object(error).message ?? String(error));
      }
      entering--;
    },
    async isIdle() {
      if (messages.count > 0 && messages.isLostOnly) await forgetLost();
      if (!isQuiet()) return false;
      await queues.drained();
      return isQuiet();
    },
    finish() {},
    async stop() {
      await workers.stop();
      await queues.drained();
    },
    kill: () => workers.kill(),
    close: () => queues.close(),
  };
}

async function receiveAll(
  queues: StepQueues,
  { outlet, onSnapshot }: ComponentStepParts,
  figures: StepFigures,
  messages: OpenMessages,
): Promise<void> {
  await queues.receive('data', (text) => {
    figures.out++;
    outlet.onData(unseal<FlowMessage>(text));
  });
  await queues.receive('error', (text) => outlet.onError(unseal<Error>(JSON.parse(text).error).message));
  await queues.receive('snapshot', (text) => onSnapshot(JSON.parse(text)));
  await queues.receive('rebound', (_text, headers) => {
    figures.rebounds++;
    messages.handedBack(String(headers['messageId']));
  });
}

const startStepWorkers = (
  { workers = 1 }: FlowStep,
  queues: StepQueues,
  { startContainer }: ComponentStepParts,
  figures: StepFigures,
  messages: OpenMessages,
): Promise<Workers> =>
  startWorkers(workers, {
    start: (onLine) => startContainer(queues, onLine),
    onLine(line, worker) {
      const event = readLogLine(line);
      if (!event) return;
      countLogEvent(figures, event);
      if (event.kind === 'received' || event.kind === 'ended') messages[event.kind](event.messageId, worker);
    },
    onDeath(worker) {
      figures.restarts++;
      messages.died(worker);
    },
  });

/** How often in a row nothing may be seen of a dead worker's message until it counts as acknowledged. */
const LOOKS_FOR_LOST = 5;

/** Finds out that what dead workers were at does not come again: nothing waits, and nobody has taken it up. */
function createLostSearch(queues: StepQueues, messages: OpenMessages): () => Promise<void> {
  let looks = 0;
  return async () => {
    const { messages: waiting } = await queues.waiting();
    looks = messages.count > 0 && messages.isLostOnly && waiting === 0 ? looks + 1 : 0;
    if (looks >= LOOKS_FOR_LOST) messages.forgetLost();
  };
}
