import type { RefreshGrant } from '../auth/grant';
import { asTokenResponse, type TokenResponse, tokensOf } from '../auth/tokenResponse';
import type { TokenSource, Tokens } from '../auth/tokens';
import type { Clock } from '../clock';
import { ReconnectError, UnavailableError } from '../errors';
import type { Log } from '../log';
import { createStoredKeys, type KeysContext, type StoredKeys } from './storedKeys';

export interface CfgTokenOptions {
  /** The step's configuration; its `oauth` holds the platform's token response. */
  readonly cfg: { readonly oauth?: unknown; readonly _account?: string | undefined };
  readonly context: KeysContext;
  readonly grant: RefreshGrant;
  readonly clock: Clock;
  readonly log: Log;
  /** `ELASTICIO_FLOW_ID` and `ELASTICIO_STEP_ID`; without them the stored pair cannot be read. */
  readonly flowId?: string | undefined;
  readonly stepId?: string | undefined;
}

/** The platform's reads may lag behind its writes. */
const SECOND_LOOK_MS = 1_000;

/**
 * Tokens of a credential that the component renews itself. A new pair is handed out when the platform has it, and only
 * then: the refresh token that was spent stays valid until the new access token is used. Source: vendor's page Refresh Token.
 *
 * @throws ReconnectError when the credential holds no tokens, or none to renew with; UnavailableError when the platform
 *   does not store, or cannot say what it has stored; and what the grant throws
 */
export function cfgTokenSource(options: CfgTokenOptions): TokenSource {
  const { cfg, grant, clock } = options;
  const keys = createStoredKeys({ ...options, credentialId: cfg._account });
  let oauth = oauthOf(cfg.oauth);
  let tokens = tokensOf(oauth);
  let lastRead: TokenResponse | undefined;

  const know = (newer: TokenResponse, issuedAtMs?: number): Tokens => {
    oauth = newer;
    tokens = tokensOf(newer, issuedAtMs);
    return tokens;
  };
  return {
    current: async () => tokens,
    async stored() {
      lastRead = await keys.read();
      return lastRead ? know(lastRead) : tokens;
    },
    async renew({ refreshToken }) {
      const spent = renewable(refreshToken);
      const answer = await grant(spent);
      const issuedAtMs = clock.nowMs();
      // An answer without a refresh token means that the spent one stays good; `oauth` may hold an older one.
      const renewed: TokenResponse = { ...oauth, refresh_token: spent, ...answer };
      const settled = await store(keys, renewed, lastRead, clock);
      return know(settled, settled === renewed ? issuedAtMs : undefined);
    },
  };
}

/** Stores the pair, twice if need be; resolves with the pair that all steps of the credential shall use from now on. */
async function store(
  keys: StoredKeys,
  renewed: TokenResponse,
  before: TokenResponse | undefined,
  clock: Clock,
): Promise<TokenResponse> {
  for (const isLast of [false, true]) {
    await keys.write(renewed);
    const stored = await keys.read();
    if (stored === undefined || stored.access_token === renewed.access_token) {
      return renewed;
    }
    if (before !== undefined && stored.access_token !== before.access_token) {
      // Another step renewed at the same moment and stored after us. Ours is unused yet: one pair for all is better.
      return stored;
    }
    if (!isLast) {
      await clock.sleep(SECOND_LOOK_MS);
    }
  }
  throw new UnavailableError(
    'The platform did not store the renewed tokens, so they are not used: the connection stays as it was. Try again later.',
  );
}

function oauthOf(value: unknown): TokenResponse {
  const oauth = asTokenResponse(value);
  if (oauth === undefined) {
    throw new ReconnectError('The credential holds no access token. Open it and press Authenticate.');
  }
  return oauth;
}

function renewable(refreshToken: string | undefined): string {
  if (refreshToken === undefined) {
    throw new ReconnectError(
      'The access token has run out, and the credential holds no refresh token to renew it. Press Authenticate again in the credential.',
    );
  }
  return refreshToken;
}
