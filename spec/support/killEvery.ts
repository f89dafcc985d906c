import type { Cfg, Message } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import { startProcess } from './crashingProcess';
import type { EmulatedStep } from './emulatedStep';

export interface KillPlan {
  readonly lifeMs: number;
  /** How long it takes until the next process works. */
  readonly startMs: number;
  /** Asked for each message: after so many deaths its process is spared until the message is done. */
  readonly maxDeaths: () => number;
}

/**
 * Works off a queue of messages, one at a time, with processes of a short life. The message that a process dies of comes
 * again to the next one, marked as redelivered. Resolves with the number of deaths.
 */
export async function killEvery(
  step: EmulatedStep,
  { lifeMs, startMs, maxDeaths }: KillPlan,
  { handler, cfg, messages }: { handler: Handler; cfg: Cfg; messages: readonly Message[] },
): Promise<number> {
  const { clock } = step;
  let deaths = 0;
  let worker = startProcess(step);
  let diesAtMs = clock.nowMs() + lifeMs;
  for (const message of messages) {
    const spared = maxDeaths();
    for (let deathsOfMessage = 0; ; deathsOfMessage++) {
      const run = worker.deliver(handler, message, cfg, deathsOfMessage > 0).then(() => 'done' as const);
      const isSpared = deathsOfMessage >= spared;
      const death = clock.sleep(diesAtMs - clock.nowMs()).then(() => 'dead' as const);
      if ((await (isSpared ? run : Promise.race([run, death]))) === 'done') break;
      worker.kill();
      deaths++;
      await clock.sleep(startMs);
      worker = startProcess(step);
      diesAtMs = clock.nowMs() + lifeMs;
    }
  }
  return deaths;
}
