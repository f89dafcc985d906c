import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';

/** Sends an answer; `cut` breaks the connection after half of the body. */
export function deliver(response: ServerResponse, answer: Answer, cut = false): void {
  const content = Buffer.from(answer.text);
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', content.length);
  if (!cut) {
    response.end(content);
    return;
  }
  response.write(content.subarray(0, Math.floor(content.length / 2)), () => response.destroy());
}
