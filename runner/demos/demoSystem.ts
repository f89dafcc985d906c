import type { Account } from '../systems/runnerSystem';

/** What the demo runs, twice, on an emulator of its own. */
export interface Demo {
  readonly account: Account;
  /** Default: the polling trigger. */
  readonly fn?: string;
  /** Of the two runs; default: those of a poll. */
  readonly names?: readonly [string, string];
  /** The step's fields. */
  readonly step: Readonly<Record<string, unknown>>;
  /** Says what is there. */
  readonly greeting: string;
  /** Records that the first run emits. */
  readonly count: number;
  /** The message of the first run; default: an empty one. */
  readonly body?: unknown;
  /** The records in the body of a message; default: the body itself. */
  recordsIn?(body: unknown): readonly unknown[];
  /** Changes some of them. */
  change(): DemoChange;
}

export interface DemoChange {
  /** Says what was changed. */
  readonly text: string;
  /** Records that the next run emits. */
  readonly count: number;
  readonly body?: unknown;
}
