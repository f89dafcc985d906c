import type { FaultAction } from '../faults/types';
import type { Answer } from './answer';

/** How a vendor writes an error. */
export type ErrorAnswer = (status: number, message: string) => Answer;

/** The answer that a scripted status gives. */
export function faultAnswer(
  fault: Extract<FaultAction, { kind: 'status' }>,
  errorAnswer: ErrorAnswer,
  rateHeaders: Readonly<Record<string, string>> = {},
): Answer {
  const { status, body, rate = true } = fault;
  const plain = errorAnswer(status, 'A scripted fault');
  const headers = { ...plain.headers, ...(rate && rateHeaders), ...fault.headers };
  if (body === undefined) return { ...plain, headers };
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
