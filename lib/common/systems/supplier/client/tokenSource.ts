import { tokensOf } from '../../../auth/tokenResponse';
import type { TokenResponse, TokenSource, Tokens } from '../../../auth/tokens';
import { ReconnectError } from '../../../util/errors';
import type { Login } from './credential';
import { loginOf, nextRefreshToken, readStored, type TokenSourceContext } from './storedCredential';
import { storeRefreshToken } from './storeRefreshToken';
import { requestTokens } from './tokenRequest';
import { VENDOR } from './vendor';

/**
 * Tokens of the supplier platform. The vendor's pages tell neither how long a refresh token lives nor whether it is replaced
 * by each use, so every use may be the last one: the stored token is read before it is spent, because another process may
 * have replaced it, and a new one is stored before the access token that came with it is used. With user name and password
 * nothing has to be stored: each process logs in.
 */
export const createTokenSource = (context: TokenSourceContext): TokenSource => ({
  current() {
    const { state } = context;
    state.first ??= obtainTokens(context).catch((error: unknown) => {
      state.first = undefined;
      throw error;
    });
    return state.first;
  },
  async renew(_spent, call) {
    call.beforeGrant();
    return { tokens: await obtainTokens(context), origin: 'grant' };
  },
  // Access tokens are not stored.
  stored: async () => undefined,
});

/** After a refusal another process may still be storing the next token: the pauses between readings that find none. */
const READINGS_MS: readonly number[] = [2_500, 5_000, 5_000];
/** Processes that start together get their tokens one after the other. */
const MAX_MS = 100_000;

/** Spends what is there until it gives tokens, as long as the store shows tokens that were not refused yet. */
async function obtainTokens(context: TokenSourceContext): Promise<Tokens> {
  const { clock, random } = context;
  const endsAtMs = clock.nowMs() + MAX_MS;
  let refusal: ReconnectError | undefined;
  for (let inVain = 0; ; ) {
    const stored = await readStored(context);
    const refreshToken = nextRefreshToken(context, stored);
    if (refreshToken !== undefined) {
      const result = await unlessRefused(context, refreshToken, () => spend(context, refreshToken));
      if (!(result instanceof ReconnectError)) return result;
      refusal = result;
      inVain = 0;
    }
    const login = loginOf(context, stored);
    if (login) return logIn(context, login);
    // Refused in an earlier call, or in a check of the credential: nothing newer can arrive.
    const waitMs = refusal && stored ? READINGS_MS[refreshToken === undefined ? ++inVain : inVain] : undefined;
    if (waitMs === undefined || clock.nowMs() + waitMs > endsAtMs) throw refusal ?? new ReconnectError(REFUSED);
    await clock.sleep(waitMs * (0.5 + random()));
  }
}

const REFUSED = `${VENDOR} does not accept the credential any more. A person has to enter a new "Refresh Token", or "User Name" and "Password".`;

/** The result of the work, or the refusal of what it spends. */
async function unlessRefused<Result>(
  { state, clock }: TokenSourceContext,
  secret: string,
  work: () => Promise<Result>,
): Promise<Result | ReconnectError> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReconnectError)) throw error;
    state.refuse(secret, clock.nowMs());
    return error;
  }
}

/** Spends a refresh token; one that replaces it is stored before the access token is used. */
async function spend(context: TokenSourceContext, spent: string): Promise<Tokens> {
  const { state } = context;
  const known = state.unstored?.spent === spent ? state.unstored : undefined;
  const { answer, grantedAtMs } = known ?? (await request(context, { refreshToken: spent }));
  const { refresh_token: refreshToken = spent } = answer;
  // What a log-in gave belongs to this process alone.
  const isPrivate = state.newest?.refreshToken === spent && state.newest.isPrivate;
  if (refreshToken !== spent) {
    state.unstored = { spent, answer, grantedAtMs };
    if (!isPrivate) await storeRefreshToken(context, { spent, refreshToken });
    state.replace(spent);
  }
  state.unstored = undefined;
  state.newest = { refreshToken, isPrivate };
  return timed({ ...answer, refresh_token: refreshToken }, grantedAtMs);
}

async function logIn(context: TokenSourceContext, login: Login): Promise<Tokens> {
  const { state, clock } = context;
  // A wrong password that is tried again and again may lock the user out.
  const known = `${login.userName} ${login.password}`;
  if (state.isRefused(known, clock.nowMs())) throw new ReconnectError(REFUSED);
  const result = await unlessRefused(context, known, () => request(context, login));
  if (result instanceof ReconnectError) throw result;
  const { refresh_token: refreshToken } = result.answer;
  state.newest = refreshToken === undefined ? undefined : { refreshToken, isPrivate: true };
  return { ...timed(result.answer, result.grantedAtMs), byLogin: true };
}

async function request(
  { credential, transportTo, clock, settings }: TokenSourceContext,
  grant: Login | { refreshToken: string },
) {
  const transport = transportTo(credential.authUrl);
  const answer = await requestTokens({ client: credential, transport, clock, settings }, grant);
  return { answer, grantedAtMs: clock.nowMs() };
}

/** Source: vendor's page Refresh Token and Automation: 15 minutes, also where the answer does not say so. */
function timed(answer: TokenResponse, grantedAtMs: number): Tokens {
  const tokens = tokensOf(answer, grantedAtMs);
  return tokens.lifeMs === undefined ? tokensOf({ ...answer, expires_in: LIFE_S }, grantedAtMs) : tokens;
}

const LIFE_S = 900;
