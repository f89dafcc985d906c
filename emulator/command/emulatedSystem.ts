import type { Option } from 'commander';
import type { Faults } from '../faults/types';
import type { LogEntry, RequestLog } from '../requestLog';

/** A system that the command line can emulate. */
export interface EmulatedSystem<Started extends RunningEmulator, Flags extends object> {
  /** What runs, for help and greeting: `Lightspeed Retail (R-Series)`. */
  readonly title: string;
  /** Its options beside those of all systems. */
  readonly options: readonly Option[];
  /** For the help on `--fault`. */
  readonly faults: FaultHelp;
  /** More help, behind that on faults. */
  readonly help?: string;
  start(flags: Flags, common: CommonOptions): Promise<Started>;
  /** The variables by which the component's command line finds it, as lines of a `.env`. */
  envLines(emulator: Started): Promise<readonly string[]> | readonly string[];
}

export interface FaultHelp {
  /** Its lists have links to the next page, which faults can spoil. */
  readonly links?: true;
  /** Below what a fault's path lies: `the account`. */
  readonly base: string;
  /** Faults as they are written. */
  readonly examples: readonly string[];
}

/** What the command line needs of an emulator that runs. */
export interface RunningEmulator {
  readonly url: string;
  readonly faults: Faults;
  readonly log: RequestLog;
  close(): Promise<void>;
}

/** Options of every system. */
export interface CommonOptions {
  readonly port: number;
  readonly seed: number;
  readonly latencyMs: number;
  readonly onRequest: (entry: LogEntry) => void;
}
