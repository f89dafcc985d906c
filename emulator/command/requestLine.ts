import type { LogEntry, RequestLog } from '../requestLog';

/** One request as a line of output. It leaves out queries of the authorization server, which may hold codes. */
export function requestLine(entry: LogEntry): string {
  const { at, method, path, query, status, costDrips, levelDrips, limiter, grant, fault } = entry;
  const shown = /^\/api\//i.test(path) && query ? `${path}?${readable(query)}` : path;
  const parts = [
    `${new Date(at).toISOString().slice(11, 23)} ${method} ${shown}: ${status || 'no answer'}`,
    costDrips === undefined ? '' : `cost ${costDrips}`,
    levelDrips === undefined ? '' : `level ${levelDrips}`,
    limiter === undefined ? '' : `refused by the ${LIMITERS[limiter]}`,
    grant === undefined ? '' : `grant ${grant}`,
    fault === undefined ? '' : `fault ${fault}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const LIMITERS = { bucket: 'bucket', burst: 'burst limit', giftCard: 'limit of gift cards' } as const;

/** Decoded, but what would break the line. */
function readable(query: string): string {
  try {
    return decodeURIComponent(query).replace(/\p{Cc}/gu, ' ');
  } catch {
    return query;
  }
}

/** Keeps the log of a server that runs for days from growing. */
export function forgetOld(log: RequestLog, atMost = 1_000): void {
  if (log.entries.length > atMost) log.clear();
}
