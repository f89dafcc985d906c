import type { TokenManager } from '../../../auth/tokens';
import type { FormBody } from '../../../http/formBody';
import { rayOf } from '../../../http/ray';
import { asOutcome, type HttpResponse, type Transport, TransportError } from '../../../http/transport';
import type { Booking } from '../../../rate/allowance';
import { parseRateHeaders, type RateHeaders } from '../../../rate/headers';
import type { RateLimiter } from '../../../rate/limiter';
import { waitForTurn } from '../../../rate/waitForTurn';
import type { Waits } from '../../../rate/waitTimes';
import type { Clock } from '../../../util/clock';
import { type Deadline, unlessStopped } from '../../../util/deadline';
import type { Log } from '../../../util/log';
import type { RunStats } from '../../../util/stats';
import { httpRequest } from './httpRequest';
import type { RetailRequest } from './request';

export interface ExchangeParts {
  readonly transport: Transport;
  readonly scheduler: RateLimiter;
  readonly tokenManager: TokenManager;
  readonly clock: Clock;
  readonly log: Log;
  readonly stats: RunStats;
  /** When the run has to end; default: never. */
  readonly deadline?: Deadline;
}

/** One request on the wire, and its outcome. */
export interface Exchange {
  readonly outcome: HttpResponse | TransportError;
  readonly rate: RateHeaders;
  /** The token it was sent with. */
  readonly token: string;
  /** When its turn had come. */
  readonly sentAtMs: number;
}

/**
 * Waits for the request's turn, sends it with a token, corrects the bucket by the answer, counts and logs.
 *
 * @throws DeadlineError when its turn has not come by the run's time limit, and as soon as the process is told to stop:
 *   then a reading is given up, and a write waited for
 */
export async function exchange(
  parts: ExchangeParts,
  url: string,
  request: RetailRequest,
  repeated: boolean,
): Promise<Exchange> {
  // Before its turn: a server of files that does not answer would hold everybody up.
  const form = await request.form?.();
  try {
    const booking = await waitForTurn(parts.scheduler, request.costDrips, { repeated, deadline: parts.deadline });
    const isStale = waitedMs(booking.waits) > STALE_MS;
    return await send(parts, { url, request, repeated, booking, form: isStale ? request.form : async () => form });
  } finally {
    form?.content.destroy();
  }
}

/** A file server may close a connection that is not read from: after a longer wait the file is opened again. */
const STALE_MS = 10_000;

const waitedMs = ({ bucketMs, burstMs, refusedMs }: Waits): number => bucketMs + burstMs + refusedMs;

interface Sending {
  readonly url: string;
  readonly request: RetailRequest;
  readonly repeated: boolean;
  readonly booking: Booking;
  readonly form: (() => Promise<FormBody | undefined>) | undefined;
}

async function send(parts: ExchangeParts, { url, request, repeated, booking, form: open }: Sending): Promise<Exchange> {
  const { tokenManager, transport, clock, deadline } = parts;
  let answer: { status: number; rate: RateHeaders } | undefined;
  try {
    // Only now: a token taken before the wait might be dead by the end of it. The file last: the transport closes it.
    const token = await tokenManager.token();
    const form = await open?.();
    const sentAtMs = clock.nowMs();
    if (request.repeat === 'ifNotDone') deadline?.commit();
    const sending = transport.send(httpRequest(url, request, token, form)).catch(asOutcome);
    const outcome = await (request.method === 'GET' ? unlessStopped(sending, deadline) : sending);
    const rate = outcome instanceof TransportError ? {} : parseRateHeaders(outcome.headers);
    answer = outcome instanceof TransportError ? undefined : { status: outcome.status, rate };
    const done = { outcome, rate, token, sentAtMs };
    record(parts, { url, request, repeated, waits: booking.waits, done });
    return done;
  } finally {
    booking.settle(answer);
  }
}

interface ExchangeRecord {
  readonly url: string;
  readonly request: RetailRequest;
  readonly repeated: boolean;
  readonly waits: Waits;
  readonly done: Exchange;
}

function record({ stats, log, clock }: ExchangeParts, { url, request, repeated, waits, done }: ExchangeRecord): void {
  const { outcome, rate, sentAtMs } = done;
  const chargedDrips = chargeOf(done, request.costDrips);
  stats.requests++;
  stats.repeats += repeated ? 1 : 0;
  stats.drips += chargedDrips;
  stats.refusals += outcome.status === 429 ? 1 : 0;
  stats.waitedMs.bucket += waits.bucketMs;
  stats.waitedMs.burst += waits.burstMs;
  stats.waitedMs.refused += waits.refusedMs;
  log.info(
    '%s %s: %s, cost %s, level %s/%s, waited %s ms, took %s ms%s',
    request.method,
    new URL(url).pathname,
    outcome instanceof TransportError ? outcome.kind : outcome.status,
    chargedDrips,
    rate.levelDrips ?? '?',
    rate.sizeDrips ?? '?',
    waits.bucketMs + waits.burstMs + waits.refusedMs,
    clock.nowMs() - sentAtMs,
    rayText(outcome),
  );
}

/** A refused request costs nothing, though the header names its price. */
function chargeOf({ outcome, rate }: Exchange, pricedDrips: number): number {
  const notDone = outcome instanceof TransportError ? outcome.kind === 'refused' : outcome.status === 429;
  return notDone ? 0 : (rate.costDrips ?? pricedDrips);
}

function rayText(outcome: HttpResponse | TransportError): string {
  const ray = 'headers' in outcome && outcome.status >= 300 ? rayOf(outcome.headers) : undefined;
  return ray ? `, Cf-Ray ${ray}` : '';
}
