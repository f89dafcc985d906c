import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sealBytes, unsealBytes } from './messageCrypto';

/** The platform's storage for large bodies and files, as far as steps use it. */
export interface ObjectStorage {
  /** Variables of a container that may use it. */
  readonly env: Readonly<Record<string, string>>;
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Stores a body as the sailor does; its id. */
  store(body: unknown): string;
  /** A body that the sailor has stored. */
  bodyOf(id: unknown): unknown;
  close(): Promise<void>;
}

const TOKEN = 'storage-token';

export async function startObjectStorage(): Promise<ObjectStorage> {
  const objects = new Map<string, Buffer>();
  const store = (content: Buffer) => {
    const id = randomUUID();
    objects.set(id, content);
    return id;
  };
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return response.writeHead(401).end();
    if (request.method === 'POST') {
      const objectId = store(await contentOf(request));
      return response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ objectId }));
    }
    const content = objects.get(request.url?.split(/[/?]/)[2] ?? '');
    return content ? response.writeHead(200).end(content) : response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { ELASTICIO_OBJECT_STORAGE_URI: uri, ELASTICIO_OBJECT_STORAGE_TOKEN: TOKEN },
    objects,
    store: (body) => store(sealBytes(body)),
    bodyOf: (id) => unsealBytes(objects.get(String(id)) ?? Buffer.alloc(0)),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function contentOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
