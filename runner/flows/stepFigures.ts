import type { LogEvent } from './containerLog';

/** What a step has done since the flow began. */
export interface StepFigures {
  /** Messages that it got, and that it sent to the next step. */
  in: number;
  out: number;
  /** Messages that failed for good. */
  errors: number;
  /** Messages that it handed back, to get them again later. */
  rebounds: number;
  /** Workers that died and were started again. */
  restarts: number;
  requests: number;
  /** Requests that were sent again. */
  retries: number;
  /** Requests that the rate limit refused. */
  refused: number;
  drips: number;
  /** Time that its requests waited for their turn, in all. */
  waitedMs: number;
  /** The account's bucket as the last answer told it. */
  levelDrips: number | undefined;
  sizeDrips: number | undefined;
}

export const newStepFigures = (): StepFigures => ({
  in: 0,
  out: 0,
  errors: 0,
  rebounds: 0,
  restarts: 0,
  requests: 0,
  retries: 0,
  refused: 0,
  drips: 0,
  waitedMs: 0,
  levelDrips: undefined,
  sizeDrips: undefined,
});

/** Adds what a line of the step's log tells. */
export function countLogEvent(figures: StepFigures, event: LogEvent): void {
  if (event.kind === 'ended' && event.hasFailed) figures.errors++;
  if (event.kind === 'run') figures.retries += event.summary.repeats;
  if (event.kind !== 'request') return;
  figures.requests++;
  figures.refused += event.status === 429 ? 1 : 0;
  figures.drips += event.costDrips;
  figures.waitedMs += event.waitedMs;
  figures.levelDrips = event.levelDrips ?? figures.levelDrips;
  figures.sizeDrips = event.sizeDrips ?? figures.sizeDrips;
}
