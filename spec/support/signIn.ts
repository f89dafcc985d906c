import { createHash } from 'node:crypto';
import type { Bench } from './fakeShop';

/** Steps of the code grant, as a browser and an application go them. */

export const verifier = 'a-verifier-of-the-least-length_that-will-do-43';
export const s256 = createHash('sha256').update(verifier).digest('base64url');

export const authorize = ({ emulator, send }: Bench, query: Record<string, string | undefined> = {}) => {
  const given = { response_type: 'code', client_id: emulator.clientId, scope: 'employee:all', ...query };
  const params = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return send(`/auth/oauth/authorize?${new URLSearchParams(params)}`);
};

/** The code that the browser brings back. */
export async function codeOf(bench: Bench, query: Record<string, string> = {}): Promise<string> {
  const { headers } = await authorize(bench, query);
  return new URL(headers.get('Location') ?? '').searchParams.get('code') ?? '';
}

/** Posts to the token endpoint with the client's id and secret; undefined leaves a field out. */
export function postToken({ emulator, send }: Bench, fields: Record<string, unknown>, path = '/auth/oauth/token') {
  const { clientId: client_id, clientSecret: client_secret } = emulator;
  return send(path, { method: 'POST', body: { client_id, client_secret, ...fields } });
}

export interface TokenBody {
  access_token: string;
  refresh_token: string;
  expires_in: number;
  token_type: string;
}

export const refresh = (bench: Bench, refresh_token: string) =>
  postToken(bench, { grant_type: 'refresh_token', refresh_token });

/** A new pair, or an error with the endpoint's answer. */
export async function renew(bench: Bench, refresh_token: string): Promise<TokenBody> {
  const answer = await refresh(bench, refresh_token);
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as TokenBody;
}

export interface ErrorBody {
  error: string;
  error_description: string;
  hint: string;
}

/** `400 invalid_grant`: what an answer of the authorization server comes down to. */
export async function outcome(answer: Response): Promise<string> {
  if (answer.status < 400) return `${answer.status}`;
  return `${answer.status} ${((await answer.json()) as ErrorBody).error}`;
}
