import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { type Answer, jsonAnswer } from '../server/answer';
import type { ServerRequest } from '../server/readRequest';
import type { EmulatorClock } from '../types';
import { Refusal } from './bodies/refusal';
import type { Permission } from './routes';
import type { LsOneSwitches } from './switches';

export const LOGIN_PATH = '/api/authorize/authenticate';

/** A user of the installation who has the permission to use the API. */
export interface User {
  readonly userName: string;
  readonly password: string;
  permissions: readonly Permission[];
}

export interface Tokens {
  /** A new token of a user. */
  issue(user: User): Promise<string>;
  /** The user behind a token that is still good. */
  userOf(token: string): User | undefined;
  /** Ends all tokens: what comes with one is answered as expired. */
  clear(): void;
}

/** Tokens of one installation. Each is a JWT that is signed and not encrypted. */
export function createTokens(clock: EmulatorClock, lifeS: number, switches: LsOneSwitches): Tokens {
  const issued = new Map<string, { readonly user: User; readonly expiresAtMs: number }>();
  const key = new TextEncoder().encode(randomUUID());
  return {
    async issue(user) {
      const exp = Math.floor(clock.nowMs() / 1000) + lifeS;
      const claims = { jti: randomUUID(), sub: user.userName, permissions: user.permissions };
      const shown = switches.tokenExpiry === 'claim' ? { ...claims, exp } : claims;
      const token = await new SignJWT(shown).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key);
      issued.set(token, { user, expiresAtMs: exp * 1000 });
      return token;
    },
    userOf(token) {
      const found = issued.get(token);
      return found && clock.nowMs() < found.expiresAtMs ? found.user : undefined;
    },
    clear: () => issued.clear(),
  };
}

/**
 * `POST /api/authorize/authenticate`. The refresh token goes into a cookie as documented; the call that takes it is not
 * documented, so there is none.
 * @throws Refusal
 */
export async function answerLogin(
  { method, body }: ServerRequest,
  users: readonly User[],
  tokens: Tokens,
  switches: LsOneSwitches,
): Promise<Answer> {
  if (method !== 'POST') throw new Refusal(405, `${method} is not allowed here.`, { Allow: 'POST' });
  if (body.kind !== 'json' || !body.declared) throw new Refusal(415, 'The body must be JSON.');
  const given = (body.value ?? {}) as Readonly<Record<string, unknown>>;
  const user = users.find((each) => each.userName === given['userName'] && each.password === given['password']);
  if (!user) throw new Refusal(Number(switches.loginRefusal), 'User name or password is wrong.');
  return jsonAnswer(
    200,
    { token: await tokens.issue(user) },
    {
      'Content-Type': 'application/json; charset=utf-8',
      'Set-Cookie': `refreshToken=${randomUUID()}; Max-Age=86400; Path=/; HttpOnly; Secure; SameSite=Strict`,
    },
  );
}
