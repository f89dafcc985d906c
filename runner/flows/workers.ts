import { type Clock, systemClock } from '../../lib/common/util/clock';
import type { Container } from '../platform/container';

/** The containers of one step. */
export interface Workers {
  /** Lets each end after its present message; resolves when all have ended. */
  stop(): Promise<void>;
  /** Ends all at once; resolves when they have ended. */
  kill(): Promise<void>;
}

export interface WorkerParts {
  /** Starts a container; rejects when it ends before it takes messages. */
  start(onLine: (line: string) => void): Promise<Container>;
  /** Told each line of a worker's log; every container has a number of its own. */
  onLine(line: string, worker: number): void;
  /** Told when one has ended that nobody has stopped; another one takes its place. */
  onDeath(worker: number): void;
  readonly clock?: Clock;
}

interface Worker {
  readonly number: number;
  readonly container: Container;
}

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 30_000;

/**
 * Starts so many containers of a step, and keeps that many alive.
 * @throws Error with the log of the first that cannot be started at the beginning
 */
export async function startWorkers(count: number, parts: WorkerParts): Promise<Workers> {
  const { clock = systemClock } = parts;
  const stop = new AbortController();
  const alive = new Set<Container>();
  let started = 0;

  async function start(): Promise<Worker> {
    const number = started++;
    const container = await parts.start((line) => parts.onLine(line, number));
    alive.add(container);
    if (stop.signal.aborted) container.terminate();
    return { number, container };
  }

  async function keepAlive(first: Worker): Promise<void> {
    let worker: Worker | undefined = first;
    for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(2 * delayMs, MAX_DELAY_MS)) {
      if (worker) {
        await worker.container.ended;
        alive.delete(worker.container);
        if (!stop.signal.aborted) parts.onDeath(worker.number);
        delayMs = FIRST_DELAY_MS;
      }
      await clock.sleep(delayMs, stop.signal);
      if (stop.signal.aborted) return;
      // One that cannot be started is tried again, more and more rarely.
      worker = await start().catch(() => undefined);
    }
  }

  const firsts = await Promise.allSettled(Array.from({ length: count }, start));
  const kept = firsts.flatMap((first) => (first.status === 'fulfilled' ? [keepAlive(first.value)] : []));
  async function end(how: 'terminate' | 'kill'): Promise<void> {
    stop.abort();
    for (const container of alive) container[how]();
    await Promise.all(kept);
  }
  const failed = firsts.find((first) => first.status === 'rejected');
  if (failed) {
    await end('kill');
    throw failed.reason;
  }
  return { stop: () => end('terminate'), kill: () => end('kill') };
}
