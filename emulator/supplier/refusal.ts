import { type Answer, jsonAnswer } from '../server/answer';

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

export const badRequest = (message: string): Refusal => new Refusal(400, message);
export const notFound = (message: string): Refusal => new Refusal(404, message);
export const unauthorized = (message: string): Refusal => new Refusal(401, message);
