import { isObject, parseJson } from '../../lib/common/util/collections';
import type { RunSummary } from '../../lib/common/util/stats';

/** A request as the log of a container tells it. */
export interface LoggedRequest {
  readonly kind: 'request';
  /** When its answer was there. */
  readonly atMs: number;
  /** Missing when there was no answer. */
  readonly status: number | undefined;
  /** Charged by the vendor; nothing for a refused one. */
  readonly costDrips: number;
  /** The account's bucket after it, where the answer tells it. */
  readonly levelDrips: number | undefined;
  readonly sizeDrips: number | undefined;
  readonly waitedMs: number;
}

/** What a line of a container's log tells; the sailor's own lines about messages have the level `trace`. */
export type LogEvent =
  | LoggedRequest
  /** A message is taken up, and is over: acknowledged, or refused because its step failed. */
  | { readonly kind: 'received' | 'ended'; readonly messageId: string; readonly hasFailed: boolean }
  /** The counters of a run. */
  | { readonly kind: 'run'; readonly summary: RunSummary };

const REQUEST = /^[A-Z]+ \S+: (\w+)(?:, cost ([\d.]+), level ([\d.?]+)\/([\d.?]+), waited (\d+) ms)?/;
const RUN = 'Run: ';
const RECEIVED = 'processMessage received';
const ENDED = 'processMessage emit end';

/** Reads a line of JSON; undefined for lines of no interest here. */
export function readLogLine(line: string): LogEvent | undefined {
  const parsed = parseJson(line);
  if (!isObject(parsed) || typeof parsed['msg'] !== 'string') return undefined;
  const { msg, time, messageId, errorCount } = parsed;
  if (msg === RECEIVED || msg === ENDED) {
    return {
      kind: msg === ENDED ? 'ended' : 'received',
      messageId: String(messageId),
      hasFailed: Number(errorCount) > 0,
    };
  }
  if (msg.startsWith(RUN)) return runOf(msg.slice(RUN.length));
  return requestOf(msg, String(time));
}

function runOf(json: string): LogEvent | undefined {
  const summary = parseJson(json);
  return isObject(summary) ? { kind: 'run', summary: summary as unknown as RunSummary } : undefined;
}

function requestOf(msg: string, time: string): LoggedRequest | undefined {
  const [, status, cost = 0, level, size, waited = 0] = REQUEST.exec(msg) ?? [];
  if (status === undefined) return undefined;
  return {
    kind: 'request',
    atMs: Date.parse(time),
    status: numberIn(status),
    costDrips: Number(cost),
    levelDrips: numberIn(level),
    sizeDrips: numberIn(size),
    waitedMs: Number(waited),
  };
}

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d/.test(text) ? Number(text) : undefined;

/** Why a container has ended, by its log: its last error, else its last line. */
export function lastErrorIn(output: string): string {
  const lines = output.trim().split('\n');
  const errors = lines.flatMap((line) => {
    const parsed = parseJson(line);
    if (!isObject(parsed) || Number(parsed['level']) < ERROR_LEVEL) return [];
    return [isObject(parsed['err']) ? String(parsed['err']['message']) : String(parsed['msg'])];
  });
  return errors.at(-1) ?? lines.at(-1) ?? '';
}

/** Bunyan's. */
const ERROR_LEVEL = 50;

/** The requests in the output of a container. */
export const loggedRequests = (output: string): LoggedRequest[] =>
  output.split('\n').flatMap((line) => {
    const event = readLogLine(line);
    return event?.kind === 'request' ? [event] : [];
  });
