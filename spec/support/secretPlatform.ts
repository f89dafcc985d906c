import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Emulator } from '../../emulator/startEmulator';

/** The platform's secret service on loopback: it keeps the tokens of one emulated connection and renews them itself. */
export interface SecretPlatform {
  readonly url: string;
  /** Requests in order, as `GET /v2/... 200`. */
  readonly wire: readonly string[];
  /** Renews the tokens without being asked, as the platform does shortly before they run out. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

export const SECRET = { workspaceId: 'workspace-1', secretId: 'secret-1', user: 'step-user', key: 'step-key' };

const PATH = `/v2/workspaces/${SECRET.workspaceId}/secrets/${SECRET.secretId}`;
const AUTHORIZATION = `Basic ${btoa(`${SECRET.user}:${SECRET.key}`)}`;

/** @param fields what the user filled in beside the tokens */
export async function secretPlatform(
  emulator: Emulator,
  fields: Readonly<Record<string, unknown>>,
): Promise<SecretPlatform> {
  const wire: string[] = [];
  let tokens: Readonly<Record<string, unknown>> = { ...(await emulator.connect()) };
  let error: string | undefined;

  const renew = async () => {
    const { clientId: client_id, clientSecret: client_secret, authUrl } = emulator;
    const body = JSON.stringify({
      ...{ client_id, client_secret },
      ...{ grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] },
    });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${authUrl}/auth/oauth/token`, { method: 'POST', headers, body });
    if (response.ok) tokens = (await response.json()) as typeof tokens;
    else error = 'The vendor refused to renew the token';
  };
  const answer = () => ({
    data: {
      id: SECRET.secretId,
      type: 'auth-secret',
      attributes: { name: 'My shop', state: error ? 'error' : 'ready', error, credentials: { ...tokens, fields } },
    },
  });

  const server = createServer(async ({ method, url, headers }, response) => {
    const isAllowed = headers.authorization === AUTHORIZATION;
    const isKnown = `${method} ${url}` === `GET ${PATH}` || `${method} ${url}` === `POST ${PATH}/refresh`;
    const status = isAllowed ? (isKnown ? 200 : 404) : 401;
    wire.push(`${method} ${url?.replace(PATH, 'secret')} ${status}`);
    if (status === 200 && method === 'POST') await renew();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status === 200 ? answer() : { errors: [] }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    wire,
    renew,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
