import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FaultInjector } from '../faults/faults';
import type { FaultAction } from '../faults/types';
import { OAuthRefusal } from '../oauth/refusal';
import type { LogEntry, OpenEntry, OpenLog } from '../requestLog';
import type { EmulatorClock } from '../types';
import { type Answer, jsonAnswer } from './answer';
import { type ErrorAnswer, faultAnswer } from './faultAnswer';
import { readRequest, type ServerRequest } from './readRequest';

/** Executes a request that no fault has stopped before. */
export type Serve = (request: ServerRequest, entry: OpenEntry, fault: FaultAction | undefined) => Promise<Answer>;

export interface ListenerParts {
  readonly clock: EmulatorClock;
  /** How long every answer takes. */
  readonly latencyMs: number;
  readonly faults: FaultInjector;
  readonly log: OpenLog;
  readonly serve: Serve;
  readonly errorAnswer: ErrorAnswer;
  /** Headers of every answer beside the date. */
  readonly commonHeaders?: () => Readonly<Record<string, string>>;
  /** Told of each request when it is over. */
  onRequest(entry: LogEntry): void;
}

/** Takes one request over HTTP from its arrival to its answer, scripted faults included. */
export function createListener(parts: ListenerParts): RequestListener {
  const { clock, latencyMs, faults, log, errorAnswer, onRequest } = parts;
  const send = (response: ServerResponse, answer: Answer, fault?: FaultAction) => {
    const headers = { ...answer.headers, Date: new Date(clock.nowMs()).toUTCString(), ...parts.commonHeaders?.() };
    return deliver(response, { ...answer, headers }, { fault, clock });
  };

  const wait = async (delayMs: number) => {
    if (delayMs > 0) await clock.sleep(delayMs);
  };

  const respond = async (message: IncomingMessage, response: ServerResponse) => {
    // The clock's date goes out instead of the machine's.
    response.sendDate = false;
    const request = await readRequest(message);
    if (!request) return send(response, errorAnswer(413, 'The body is too large'));
    const entry = log.open({ ...request, authorization: message.headers.authorization });
    await answer(request, response, entry).finally(() => onRequest(entry));
  };

  const answer = async (request: ServerRequest, response: ServerResponse, entry: OpenEntry) => {
    const fault = faults.match(request);
    if (fault) entry.fault = fault.kind;
    if (fault?.kind === 'reset') return destroy(response);
    await wait(latencyMs + delayOf(fault, false));
    interleave(fault, false);
    const answer = lose(await answered(parts, request, entry, fault), fault, errorAnswer);
    interleave(fault, true);
    await wait(delayOf(fault, true));
    if (!answer) return destroy(response);
    entry.status = answer.status;
    await send(response, rewritten(answer, fault), fault);
  };

  return (message, response) => {
    respond(message, response).catch(() => destroy(response));
  };
}

async function answered(
  { serve, errorAnswer }: ListenerParts,
  request: ServerRequest,
  entry: OpenEntry,
  fault: FaultAction | undefined,
): Promise<Answer> {
  try {
    return await serve(request, entry, fault);
  } catch (error) {
    if (error instanceof OAuthRefusal) return jsonAnswer(error.status, error.body());
    return errorAnswer(500, `The emulator failed: ${error instanceof Error ? error.stack : error}`);
  }
}

const delayOf = (fault: FaultAction | undefined, afterCommit: boolean): number =>
  fault?.kind === 'delay' && (fault.afterCommit ?? false) === afterCommit ? fault.delayMs : 0;

function interleave(fault: FaultAction | undefined, afterCommit: boolean): void {
  if (fault?.kind === 'interleave' && (fault.afterCommit ?? false) === afterCommit) fault.change();
}

/** What is left of an answer that gets lost: nothing, or that of a gateway. */
function lose(answer: Answer, fault: FaultAction | undefined, errorAnswer: ErrorAnswer): Answer | undefined {
  if (fault?.kind !== 'lostAnswer') return answer;
  return fault.status === undefined ? undefined : faultAnswer({ kind: 'status', status: fault.status }, errorAnswer);
}

const rewritten = (answer: Answer, fault: FaultAction | undefined): Answer =>
  fault?.kind === 'rewrite'
    ? { ...answer, headers: { ...answer.headers, ...fault.headers }, text: fault.body ?? answer.text }
    : answer;

const destroy = (response: ServerResponse): void => {
  response.destroy();
};

interface Delivery {
  readonly fault: FaultAction | undefined;
  readonly clock: EmulatorClock;
}

/** Sends an answer: as a whole, half of it, or in pieces. */
async function deliver(response: ServerResponse, answer: Answer, { fault, clock }: Delivery): Promise<void> {
  // A 204 has no body: a client that was told a length would wait for it.
  const text = answer.status === 204 ? '' : answer.text;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (answer.status !== 204) response.setHeader('Content-Length', Buffer.byteLength(text));
  if (fault?.kind === 'cutBody') {
    const content = Buffer.from(text);
    response.write(content.subarray(0, Math.floor(content.length / 2)), () => response.destroy());
  } else if (fault?.kind === 'dripBody') {
    await drip(response, Buffer.from(text), fault.overMs, clock);
  } else {
    // As a text: Node then sends it in one piece with the headers.
    response.end(text);
  }
}

const PIECES = 8;

async function drip(response: ServerResponse, content: Buffer, overMs: number, clock: EmulatorClock): Promise<void> {
  const size = content.length / PIECES;
  response.flushHeaders();
  for (let piece = 0; piece < PIECES && !response.destroyed; piece++) {
    await clock.sleep(overMs / PIECES);
    response.write(content.subarray(piece * size, (piece + 1) * size));
  }
  response.end();
}
