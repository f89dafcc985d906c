/** Milliseconds that a run has waited, all in all and by cause. */
export interface Waited {
  readonly totalMs: number;
  /** Known at the end of the run. */
  readonly byCause: Readonly<Record<string, number>> | undefined;
}

export const NO_WAIT: Waited = { totalMs: 0, byCause: undefined };

/** What the component logs of each request, and in the last line of a run. */
const REQUEST = /^[A-Z]+ \S+: .*waited ([\d.]+) ms/;
const RUN = /^Run: (\{.*\})/;

/** The waiting times after one more line of the log. */
export function waitedAfter(waited: Waited, line: string): Waited {
  const requestMs = Number(REQUEST.exec(line)?.[1] ?? 0);
  const run = RUN.exec(line)?.[1];
  if (run === undefined) return requestMs === 0 ? waited : { ...waited, totalMs: waited.totalMs + requestMs };
  const { waitedMs: byCause = {} } = JSON.parse(run) as { readonly waitedMs?: Waited['byCause'] };
  return { totalMs: Object.values(byCause).reduce((sum, ms) => sum + ms, 0), byCause };
}

/** The names that the component's log has for causes. */
const CAUSES: Readonly<Record<string, string>> = {
  bucket: 'for room in the bucket',
  burst: 'for the burst limit',
  refused: 'after refusals',
  backoff: 'before attempts that repeat a failed one',
  quiet: 'for the end of an earlier run',
};

/** A sentence for people. */
export function waitedText({ totalMs, byCause = {} }: Waited): string {
  const causes = Object.entries(byCause).filter(([, ms]) => ms >= 50);
  const parts = causes.map(([cause, ms]) => `${secondsText(ms)} ${CAUSES[cause] ?? cause}`);
  if (parts.length > 0) return `This run waited ${parts.join(', ')}.`;
  return `This run waited ${secondsText(totalMs)} for its turn.`;
}

const secondsText = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
