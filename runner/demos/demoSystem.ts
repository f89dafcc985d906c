import type { Account } from '../systems/runnerSystem';

/** What the demo polls, on an emulator of its own. */
export interface Demo {
  readonly account: Account;
  /** The step's fields. */
  readonly step: Readonly<Record<string, unknown>>;
  /** Says what is there. */
  readonly greeting: string;
  /** Records that the first poll finds. */
  readonly count: number;
  /** Changes some of them. */
  change(): DemoChange;
}

export interface DemoChange {
  /** Says what was changed. */
  readonly text: string;
  /** Records that the next poll finds. */
  readonly count: number;
}
