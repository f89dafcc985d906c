import type { FlowStep } from './flowFile';
import type { FlowMessage } from './mapping';
import type { StepFigures } from './stepFigures';

/** A step of a running flow. */
export interface RunningStep {
  readonly step: FlowStep;
  readonly figures: Readonly<StepFigures>;
  /** Messages that it has got and that are not over. */
  openCount(): number;
  /** Maps a message of the step before and takes it over. Never rejects: a message that cannot be mapped is an error of this step. */
  give(message: FlowMessage): Promise<void>;
  /** Whether it has nothing to do, and everything that it sent has arrived. */
  isIdle(): Promise<boolean>;
  /** Lets a step that collects send what it has; it has to be idle. */
  finish(): void;
  /** Ends it after the messages in work. */
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Releases what it has at the broker. */
  close(): Promise<void>;
}

/** Where the results of a step go. */
export interface StepOutlet {
  onData(message: FlowMessage): void;
  onError(text: string): void;
}
