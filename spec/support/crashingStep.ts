import type { Message } from '../../lib/common/platform/context';
import { itemsOf, versionOf } from './changingShop';
import type { Step } from './stepOn';

/** A step whose process crashes. Records that were emitted but not yet in a snapshot may come again, once. */
export interface CrashingStep {
  readonly crashes: number;
  /** Versions that came again after a crash. */
  readonly repeated: ReadonlySet<string>;
  /** Versions that came again although the last crash does not explain it. */
  readonly wronglyRepeated: readonly string[];
  /** Number of records of the crash after which most came again. */
  readonly mostRepeated: number;
  /** Resolves when the process has died without a word. */
  crash(): Promise<'dead'>;
  /** Whether this is the error that a run ends with when the platform goes away. */
  isCrash(error: Error): boolean;
}

/**
 * Lets the process die before every single emit, once: when it is tried for the first time it does not happen. It
 * rejects, as when the platform goes away, or never resolves, as when the process is killed.
 *
 * @param versionsOf what names the versions of the records in a message; default: those of items
 */
export function crashingStep(
  step: Step,
  how: 'rejects' | 'hangs',
  versionsOf = (body: unknown): string[] => itemsOf([body]).map(versionOf),
): CrashingStep {
  const { onEmit } = step;
  const tried = new Set<string>();
  const out = new Set<string>();
  const repeated = new Set<string>();
  const wronglyRepeated: string[] = [];
  let uncovered: string[] = [];
  let excused = new Set<string>();
  let [deaths, repeatedNow, mostRepeated] = [0, 0, 0];
  let died = () => {};

  const die = () => {
    deaths++;
    excused = new Set([...excused, ...uncovered]);
    [uncovered, repeatedNow] = [[], 0];
    if (how === 'rejects') throw Object.assign(new Error('The platform has gone away'), { code: LAST_WORDS });
    died();
    return new Promise<void>(() => {});
  };
  const deliver = (version: string) => {
    if (!out.has(version)) return out.add(version);
    mostRepeated = Math.max(mostRepeated, ++repeatedNow);
    return excused.delete(version) ? repeated.add(version) : wronglyRepeated.push(version);
  };
  step.onEmit = (event, payload) => {
    const versions = event === 'data' ? versionsOf((payload as Message).body) : [];
    const emit = event === 'data' ? versions.join() : `snapshot ${step.snapshots.length}`;
    if (!tried.has(emit)) {
      tried.add(emit);
      return die();
    }
    versions.forEach(deliver);
    uncovered = event === 'data' ? [...uncovered, ...versions] : [];
    return onEmit(event, payload);
  };
  return {
    get crashes() {
      return deaths;
    },
    get mostRepeated() {
      return mostRepeated;
    },
    repeated,
    wronglyRepeated,
    crash: () =>
      new Promise((resolve) => {
        died = () => resolve('dead');
      }),
    isCrash: ({ message }) => message.includes(LAST_WORDS),
  };
}

const LAST_WORDS = 'PLATFORM_GONE';
