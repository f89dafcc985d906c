/** Counters of one run of a trigger or action; the run's log line shows them. */
export interface RunStats {
  records: number;
  pages: number;
  requests: number;
  /** Charged drips: by `X-LS-API-Request-Cost`, else as priced by the component. */
  drips: number;
  /** Answers with status 429. */
  refusals: number;
  /** Attempts after the first one, for any reason. */
  repeats: number;
  renewals: number;
  /** Milliseconds waited, by cause; `quiet`: until all requests of an earlier run must have ended. */
  waitedMs: { bucket: number; burst: number; refused: number; backoff: number; quiet: number };
}

/** Content of a run's log line. */
export interface RunSummary extends Omit<RunStats, 'drips'> {
  /** This and the next only where the vendor counts drips. */
  readonly drips: number | undefined;
  /** Highest bucket level that the connection has seen, in drips. */
  readonly highWaterDrips: number | undefined;
  readonly durationMs: number;
}

export const newRunStats = (): RunStats => ({
  records: 0,
  pages: 0,
  requests: 0,
  drips: 0,
  refusals: 0,
  repeats: 0,
  renewals: 0,
  waitedMs: { bucket: 0, burst: 0, refused: 0, backoff: 0, quiet: 0 },
});
