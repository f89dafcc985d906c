import type { Cfg, Message } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import { type Delivery, startProcess } from './crashingProcess';
import type { EmulatedStep } from './emulatedStep';

export interface KillPlan {
  readonly lifeMs: number;
  /** How long it takes until the next process works. */
  readonly startMs: number;
  /** How many processes die in all; the last one is spared. */
  readonly deaths: number;
}

interface Queued {
  readonly message: Message;
  readonly delivery: Delivery;
  /** When the platform hands it out. */
  readonly dueMs: number;
}

/**
 * Works off a queue of messages, one at a time, with processes of a short life. The message that a process dies of comes
 * again first, marked as redelivered; one that is handed back comes again after 15 seconds, the next time after 30.
 */
export async function killEvery(
  step: EmulatedStep,
  plan: KillPlan,
  { handler, cfg, messages }: { handler: Handler; cfg: Cfg; messages: readonly Message[] },
): Promise<void> {
  const { clock } = step;
  let queue: Queued[] = messages.map((message) => ({ message, delivery: { redelivered: false }, dueMs: 0 }));
  for (let deaths = 0; queue.length > 0; deaths++) {
    const worker = startProcess(step);
    const diesAtMs = deaths < plan.deaths ? clock.nowMs() + plan.lifeMs : Number.POSITIVE_INFINITY;
    while (clock.nowMs() < diesAtMs && queue.length > 0) {
      const next = queue.find(({ dueMs }) => dueMs <= clock.nowMs());
      if (!next) {
        await clock.sleep(Math.min(diesAtMs, ...queue.map(({ dueMs }) => dueMs)) - clock.nowMs());
        continue;
      }
      queue = queue.filter((each) => each !== next);
      const run = worker.deliver(handler, next.message, cfg, next.delivery);
      const end = await (diesAtMs === Number.POSITIVE_INFINITY
        ? run
        : Promise.race([run, clock.sleep(diesAtMs - clock.nowMs()).then(() => 'dead' as const)]));
      if (end === 'dead') queue = [{ ...next, delivery: { ...next.delivery, redelivered: true } }, ...queue];
      if (end === 'handedBack') queue.push(handedBack(next, clock.nowMs()));
    }
    worker.kill();
    await clock.sleep(plan.startMs);
  }
}

function handedBack({ message, delivery }: Queued, nowMs: number): Queued {
  const { reboundIteration = 0 } = delivery;
  const again = { redelivered: false, reboundIteration: reboundIteration + 1, end: nowMs };
  return { message, delivery: again, dueMs: nowMs + 15_000 * 2 ** reboundIteration };
}
