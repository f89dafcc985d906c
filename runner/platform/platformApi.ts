import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInbox, type Inbox } from './inbox';

export const API_USER = { name: 'local-user', key: 'local-key' } as const;
export const CREDENTIAL_ID = 'credential1';

export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

type Tokens = Readonly<Record<string, unknown>>;

/** A step as the platform has it stored. */
export interface StoredStep {
  config: Readonly<Record<string, unknown>>;
  snapshot: unknown;
  passthrough?: boolean;
  /** The flow's. */
  variables?: Readonly<Record<string, unknown>>;
}

/** The platform's API as far as steps call it: any number of them, their credentials, one secret. */
export interface PlatformApi {
  readonly url: string;
  /** What a starting container of `step1` gets. */
  readonly step: StoredStep;
  /** All steps by their ids, `step1` too. Those with one `config._account` share a credential. */
  readonly steps: Record<string, StoredStep>;
  /** Tokens and fields of the secret. */
  secret: { credentials: Tokens; renew: () => Promise<Tokens> } | undefined;
  readonly calls: readonly ApiCall[];
  /** What one-time calls (forms, checks of credentials) ended with. */
  readonly results: Inbox<{ readonly status: string; readonly data: unknown }>;
  readonly resultUrl: string;
  /** Called when keys of a credential are about to be stored; they are when its promise resolves. */
  onStore: (credentialId: string, keys: Readonly<Record<string, unknown>>) => unknown;
  close(): Promise<void>;
}

export async function startPlatformApi(): Promise<PlatformApi> {
  const calls: ApiCall[] = [];
  const server = createServer(async (request, response) => {
    const call = await read(request);
    calls.push(call);
    const answer = isKnown(request) ? await answerTo(api, call) : undefined;
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const step: StoredStep = { config: {}, snapshot: {} };
  const api: PlatformApi = {
    url,
    step,
    steps: { step1: step },
    secret: undefined,
    calls,
    results: createInbox(),
    resultUrl: `${url.replace('//', `//${API_USER.name}:${API_USER.key}@`)}/results`,
    onStore: () => {},
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return api;
}

async function answerTo(api: PlatformApi, { method, path, body }: ApiCall): Promise<unknown> {
  const [, stepId] = /^GET \/v1\/tasks\/flow1\/steps\/([^/]+)$/.exec(`${method} ${path}`) ?? [];
  if (stepId !== undefined) return stepOf(api, stepId);
  const [, credentialId] = /^PUT \/v1\/accounts\/([^/]+)$/.exec(`${method} ${path}`) ?? [];
  if (credentialId !== undefined) return storeKeys(api, credentialId, (body as { keys: Record<string, unknown> }).keys);
  switch (`${method} ${path}`) {
    case 'GET /v2/workspaces/workspace1/secrets/secret1':
      return secretOf(api);
    case 'POST /v2/workspaces/workspace1/secrets/secret1/refresh':
      if (api.secret) api.secret.credentials = { ...api.secret.credentials, ...(await api.secret.renew()) };
      return secretOf(api);
    case 'POST /results':
      api.results.push(body as { status: string; data: unknown });
      return {};
    default:
      return undefined;
  }
}

function stepOf({ steps }: PlatformApi, id: string): unknown {
  const step = steps[id];
  return (
    step && {
      config: step.config,
      snapshot: step.snapshot,
      is_passthrough: step.passthrough ?? false,
      variables: step.variables ?? {},
    }
  );
}

async function storeKeys(api: PlatformApi, credentialId: string, keys: Record<string, unknown>): Promise<unknown> {
  const users = Object.values(api.steps).filter(({ config }) => config['_account'] === credentialId);
  if (users.length === 0 && credentialId !== CREDENTIAL_ID) return undefined;
  await api.onStore(credentialId, keys);
  for (const user of users) user.config = { ...user.config, ...keys };
  return {};
}

const secretOf = ({ secret }: PlatformApi) =>
  secret && {
    data: {
      id: 'secret1',
      type: 'auth-secret',
      attributes: { name: 'Shop', state: 'ready', type: 'oauth2', credentials: secret.credentials },
    },
  };

function isKnown({ headers }: IncomingMessage): boolean {
  const expected = Buffer.from(`${API_USER.name}:${API_USER.key}`).toString('base64');
  return headers.authorization === `Basic ${expected}`;
}

async function read(request: IncomingMessage): Promise<ApiCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return { method: request.method ?? '', path: request.url ?? '', body: text ? JSON.parse(text) : undefined };
}
