import type { Cfg, Message } from '../../../lib/common/platform/context';
import type { Handler } from '../../../lib/common/platform/run';
import type { ComparedStore } from '../comparedShop';
import type { Step } from '../stepOn';

/** A system on its emulator, for the suites that run over all systems. */
export interface SystemUnderTest {
  readonly name: string;
  /** The names of its jobs. */
  readonly jobs: readonly string[];
  /** Those of them that go on where they stopped when their message comes again. */
  readonly resumable: readonly string[];
  readonly hasLists: boolean;
  /** The vendor's answers count by their status alone. */
  readonly trustsStatus?: true;
  /** `accountID`: another account than that of a plain start. Where a system has none, each start is a server of its own. */
  start(accountID?: string): Promise<RunningSystem>;
}

export interface RunningSystem {
  readonly step: Step;
  readonly jobs: Readonly<Record<string, Job>>;
  /** A list that can be polled; absent: the system has none. */
  readonly polled?: { readonly cfg: Cfg; store(): ComparedStore };
  /** A request for a token or login, not one of the work. */
  isLogin(path: string): boolean;
  close(): Promise<void>;
}

/** A function of the component, which can be run again and again. */
export interface Job {
  readonly handler: Handler;
  readonly cfg: Cfg;
  /** The nth message; each has an effect of its own. */
  body(nth: number): Message['body'];
  /** How often the nth message has been carried out; absent: it only reads. */
  done?(nth: number): number;
}
