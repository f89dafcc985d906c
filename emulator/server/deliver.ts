import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';

/** Sends an answer; `cut` breaks the connection after half of the body. */
export function deliver(response: ServerResponse, answer: Answer, cut = false): void {
  // A 204 has no body: a client that was told a length would wait for it.
  const content = Buffer.from(answer.status === 204 ? '' : answer.text);
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (answer.status !== 204) response.setHeader('Content-Length', content.length);
  if (!cut) {
    response.end(content);
    return;
  }
  response.write(content.subarray(0, Math.floor(content.length / 2)), () => response.destroy());
}
