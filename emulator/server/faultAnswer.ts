import type { FaultAction } from '../faults/types';
import { accessDenied } from '../oauth/refusal';
import type { Answer } from './answer';
import { errorReply } from './answer';

/** The answer that a scripted status gives. */
export function faultAnswer(
  fault: Extract<FaultAction, { kind: 'status' }>,
  rateHeaders: Readonly<Record<string, string>>,
): Answer {
  const { status, headers, rate = true, body = defaultBody(status) } = fault;
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...(rate && rateHeaders), ...headers },
    text: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function defaultBody(status: number): unknown {
  if (status === 401) return accessDenied('Access token could not be verified').body();
  return errorReply(status, 'A scripted fault').body;
}
