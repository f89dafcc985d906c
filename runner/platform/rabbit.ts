import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const MISSING = `RabbitMQ is needed: nothing answers at amqp://127.0.0.1:5672, and rabbitmq-server cannot be started here.
Start one (docker run -p 5672:5672 rabbitmq), install it (apt-get install rabbitmq-server, brew install rabbitmq), or name one in AMQP_URI.`;

export interface Rabbit {
  readonly uri: string;
  /** As after a power failure: the process is killed and started again with what it has on disk. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a RabbitMQ of its own: free ports, an own directory that goes when it stops. */
export async function startRabbit(): Promise<Rabbit> {
  const directory = await mkdtemp(join(tmpdir(), 'rabbit-'));
  // Started by root, the server runs as a user of its own.
  await chmod(directory, 0o777);
  const place = { directory, port: await freePort(), distPort: await freePort() };
  const remove = () => rm(directory, { recursive: true, force: true });
  let server = await boot(place).catch(async (error: Error) => {
    await remove();
    throw error;
  });
  return {
    uri: `amqp://guest:guest@127.0.0.1:${place.port}`,
    async restart() {
      await server.end('SIGKILL');
      server = await boot(place);
    },
    async stop() {
      await server.end('SIGTERM');
      await remove();
    },
  };
}

interface Place {
  readonly directory: string;
  readonly port: number;
  readonly distPort: number;
}

interface Server {
  /** Resolves when the process has ended. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

async function boot({ directory, port, distPort }: Place): Promise<Server> {
  const pidFile = join(directory, 'pid');
  const server = spawn('rabbitmq-server', [], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      RABBITMQ_NODENAME: `lightspeed${port}@localhost`,
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(port),
      RABBITMQ_DIST_PORT: String(distPort),
      RABBITMQ_MNESIA_BASE: directory,
      RABBITMQ_LOG_BASE: directory,
      RABBITMQ_PID_FILE: pidFile,
      RABBITMQ_CONFIG_FILE: join(directory, 'none'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'plugins'),
    },
  });
  if (!(await isUp(server))) throw new Error(MISSING);
  const exit = once(server, 'exit');
  return {
    async end(signal) {
      process.kill(Number(await readFile(pidFile, 'utf8')), signal);
      await exit;
    },
  };
}

/** False when the program is not there or ends before it serves. */
async function isUp(server: ChildProcess): Promise<boolean> {
  try {
    await once(server, 'spawn');
  } catch {
    return false;
  }
  // Left flowing after the line that counts, so that the server never waits for a reader.
  const lines = createInterface(server.stdout as Readable);
  return new Promise((resolve) => {
    lines.on('line', (line) => line.includes('Starting broker... completed') && resolve(true));
    lines.on('close', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
