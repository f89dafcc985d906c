import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInbox, type Inbox } from './inbox';

export const API_USER = { name: 'spec-user', key: 'spec-key' } as const;
export const CREDENTIAL_ID = 'credential1';

export interface ApiCall {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

type Tokens = Readonly<Record<string, unknown>>;

/** The platform's API as far as a step calls it: one step, one credential, one secret. */
export interface PlatformApi {
  readonly url: string;
  /** What a starting container gets. */
  readonly step: { config: Readonly<Record<string, unknown>>; snapshot: unknown };
  /** Tokens and fields of the secret. */
  secret: { credentials: Tokens; renew: () => Promise<Tokens> } | undefined;
  readonly calls: readonly ApiCall[];
  /** What one-time calls (forms, checks of credentials) ended with. */
  readonly results: Inbox<{ readonly status: string; readonly data: unknown }>;
  readonly resultUrl: string;
  /** Called when keys are about to be stored. */
  onStore: () => void;
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
  const api: PlatformApi = {
    url,
    step: { config: {}, snapshot: {} },
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
  switch (`${method} ${path}`) {
    case 'GET /v1/tasks/flow1/steps/step1':
      return { ...api.step, is_passthrough: false, variables: {} };
    case `PUT /v1/accounts/${CREDENTIAL_ID}`:
      api.onStore();
      api.step.config = { ...api.step.config, ...(body as { keys: object }).keys };
      return {};
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
