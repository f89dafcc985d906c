import type { IncomingMessage } from 'node:http';

/** More than any message that the platform takes. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The JSON object that the page posts; nothing is `{}`.
 *
 * @throws Error for people when it is too large or no object
 */
export async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The rest of a body that is too large is read and dropped: else the page would not get the answer.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (bytes > MAX_BYTES) throw new Error(`This is too large: ${MAX_BYTES / 1024 / 1024} MB at most.`);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}');
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new Error('What is posted must be a JSON object.');
}
