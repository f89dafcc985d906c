import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';

/** A local file that a step can read as an attachment of the platform. */
export interface Attachment {
  readonly name: string;
  readonly url: string;
  close(): void;
}

/**
 * Serves the file from a local object storage until it is closed. The component trusts the storage in the platform's
 * variables, wherever it is.
 */
export async function openAttachment(file: string, env: NodeJS.ProcessEnv = process.env): Promise<Attachment> {
  const content = readFileSync(file);
  const token = randomUUID();
  const server = createServer(({ headers }, response) => {
    response.writeHead(headers.authorization === `Bearer ${token}` ? 200 : 401).end(content);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(env, { ELASTICIO_OBJECT_STORAGE_URI: uri, ELASTICIO_OBJECT_STORAGE_TOKEN: token });
  const name = basename(file);
  return {
    name,
    url: `${uri}/objects/${encodeURIComponent(name)}?storage_type=maester`,
    close() {
      delete env['ELASTICIO_OBJECT_STORAGE_URI'];
      delete env['ELASTICIO_OBJECT_STORAGE_TOKEN'];
      server.close();
      server.closeAllConnections();
    },
  };
}
