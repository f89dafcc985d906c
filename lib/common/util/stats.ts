/** What one run of a trigger or action did; the client counts while it goes, the run's log line tells it. */
export interface RunStats {
  records: number;
  pages: number;
  requests: number;
  /** Drips that the vendor charged, by its `X-LS-API-Request-Cost`, else as priced. */
  drips: number;
  /** Answers with status 429. */
  refusals: number;
  /** Attempts after the first, whatever the reason. */
  repeats: number;
  renewals: number;
  /** Milliseconds waited, by cause; `quiet`: until nothing that an earlier run has sent can be on its way any more. */
  waitedMs: { bucket: number; burst: number; refused: number; backoff: number; quiet: number };
}

/** What a run's one log line holds. */
export interface RunSummary extends RunStats {
  /** Greatest level of the bucket that the connection has seen, in drips. */
  readonly highWaterDrips: number;
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
