import { STATUS_CODES } from 'node:http';
import { type Answer, jsonAnswer } from '../../server/answer';
import type { ErrorAnswer } from '../../server/faultAnswer';
import type { LsOneSwitches } from '../switches';

/** Thrown by the emulator's stages; becomes its answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /** @param headers of the answer */
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, message);
export const notFound = (message: string): Refusal => new Refusal(404, message);

/** No page of the vendor shows the body of an error, so the switch has all that are likely. A 5xx is a page of HTML. */
export function createErrorAnswer(switches: LsOneSwitches): ErrorAnswer {
  return (status, message): Answer => {
    const shape = status >= 500 ? 'html' : switches.errorBody;
    return BODIES[shape](status, message);
  };
}

const BODIES: Readonly<Record<LsOneSwitches['errorBody'], ErrorAnswer>> = {
  problem: (status, detail) =>
    jsonAnswer(
      status,
      { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail },
      { 'Content-Type': 'application/problem+json; charset=utf-8' },
    ),
  text: (status, message) => ({ status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, text: message }),
  empty: (status) => ({ status, headers: {}, text: '' }),
  html: (status, message) => ({
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
    text: `<!DOCTYPE html><html><head><title>${status}</title></head><body><h1>${message}</h1></body></html>`,
  }),
};
