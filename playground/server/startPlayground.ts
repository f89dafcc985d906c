import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerApi } from './api';
import { type Backend, createBackend } from './backend';
import { createEvents } from './events';
import { admit } from './guard';
import { servePage } from './servePage';

/** A running playground. */
export interface Playground {
  /** With its token: whoever has it may run functions on the account. */
  readonly url: string;
  close(): Promise<void>;
}

export interface PlaygroundOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** With `LIGHTSPEED_*` variables of a real account, or without for the emulator. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts the page's server on 127.0.0.1. */
export async function startPlayground({ port: wanted = 0, env = {} }: PlaygroundOptions = {}): Promise<Playground> {
  const token = randomBytes(16).toString('hex');
  // A run that nobody sees would spend on unseen.
  const events = createEvents(() => backend.cancelAll());
  const backend: Backend = await createBackend(env, events);
  const server = createServer((request, response) => {
    const admitted = admit(request, { port, token });
    if ('status' in admitted) {
      response
        .writeHead(admitted.status, { 'content-type': 'text/plain' })
        .end('This is not the address of the playground.');
    } else if (admitted.path === '/events') events.stream(response);
    else if (admitted.path.startsWith('/api/')) void answerApi(backend, admitted.path.slice(5), request, response);
    else servePage(admitted.path, response);
  }).listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/${token}/`,
    async close() {
      events.close();
      await backend.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
