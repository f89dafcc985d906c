import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from './bench';
import type { Flow } from './flow';

export interface KilledWorkPlan {
  /** So many containers at once. */
  readonly workers: number;
  /** How long each of them takes messages until it gets `kill -9`, by the number of those that have started before. */
  readonly lifeMs: (started: number) => number;
  /** Variables of the containers. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** How long the vendor may take to carry out what a dead container has sent. */
  readonly settleMs: number;
}

export interface KilledWorkFigures {
  readonly kills: number;
  /** Messages that were handed back because a killed run might still have had an effect. */
  readonly handedBack: number;
  readonly durationS: number;
}

const LOOK_MS = 100;

/**
 * Works messages off in containers that are killed after a short life. As on the platform a container starts when a message
 * waits.
 *
 * @throws Error with the texts of the errors that the flow shows
 */
export async function workOff(
  { flow, start }: Step,
  messages: readonly object[],
  { workers, lifeMs, env, settleMs }: KilledWorkPlan,
): Promise<KilledWorkFigures> {
  const startedMs = Date.now();
  const seen = { started: 0, kills: 0, handedBack: 0 };
  await flow.receive('rebound', () => seen.handedBack++);
  for (const body of messages) await flow.send({ body: { ...body } });
  const isDone = () => resultsOf(flow) >= messages.length || flow.errors.items.length > 0;
  const live = async () => {
    const container = await start(env);
    const endMs = Date.now() + lifeMs(seen.started++);
    while (Date.now() < endMs && !isDone()) await sleep(LOOK_MS);
    if (!isDone()) seen.kills++;
    container.kill();
    await container.ended;
  };
  const work = async () => {
    while (!isDone()) await ((await flow.waiting()).messages > 0 ? live() : sleep(LOOK_MS));
  };
  await Promise.all(Array.from({ length: workers }, work));
  if (flow.errors.items.length > 0) throw new Error(flow.errors.items.map(({ message }) => message).join('\n'));
  await sleep(settleMs);
  const durationS = Math.round((Date.now() - startedMs) / 1000);
  return { kills: seen.kills, handedBack: seen.handedBack, durationS };
}

/** A container may die between its result and the word that the message is done: then the result comes twice. */
const resultsOf = ({ data }: Flow): number => new Set(data.items.map(({ body }) => idOf(body))).size;

/** Of the order, or of the count that the first result was set by. */
const idOf = ({ order, results }: Readonly<Record<string, unknown>>): unknown =>
  Object(order).orderID ?? Object(Object(results)[0]).inventoryCountID;
