import { type Answer, jsonAnswer } from '../server/answer';
import type { ErrorAnswer } from '../server/faultAnswer';

/** Thrown by the supplier emulator's stages; becomes its answer. No page shows the body of an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /** @param code the error code of OAuth; only the token endpoint has one */
  constructor(
    readonly status: number,
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

export function refusalAnswer({ status, message, code }: Refusal): Answer {
  return jsonAnswer(status, code === undefined ? { message } : { error: code, error_description: message });
}

/** A server that fails answers with a page of HTML. */
export const errorAnswer: ErrorAnswer = (status, message) =>
  status < 500
    ? jsonAnswer(status, { message })
    : { status, headers: { 'Content-Type': 'text/html' }, text: failurePage(message) };

const failurePage = (message: string) => `<!DOCTYPE html><html><body><h1>${message}</h1></body></html>`;

export const badRequest = (message: string): Refusal => new Refusal(400, message);
export const notFound = (message: string): Refusal => new Refusal(404, message);
export const unauthorized = (message: string): Refusal => new Refusal(401, message);
