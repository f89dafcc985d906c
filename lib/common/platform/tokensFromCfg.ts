import type { RefreshGrant } from '../auth/grant';
import type { TokenState } from '../auth/registry';
import { asTokenResponse, type TokenResponse, tokensOf } from '../auth/tokenResponse';
import type { TokenSource } from '../auth/tokens';
import type { Clock } from '../util/clock';
import { ReconnectError } from '../util/errors';
import type { Log } from '../util/log';
import { createStoredKeys, type KeysContext } from './storedKeys';

export interface CfgTokenOptions {
  /** The step's configuration; its `oauth` is the platform's token response. */
  readonly cfg: { readonly oauth?: unknown; readonly _account?: string | undefined };
  readonly context: KeysContext;
  readonly grant: RefreshGrant;
  readonly state: TokenState;
  /** The vendor's name, for errors. */
  readonly vendor: string;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
  /** How long a run with a dead token waits for a renewal by another process. */
  readonly renewalTimeoutMs: number;
  /** `ELASTICIO_FLOW_ID` and `ELASTICIO_STEP_ID`; without them the stored pair cannot be read. */
  readonly flowId?: string | undefined;
  readonly stepId?: string | undefined;
}

/**
 * Tokens of a credential that the component renews itself, one process at a time. A new pair is used only after the platform
 * has stored it: the spent refresh token stays valid until the new access token is used.
 * Source: vendor's page Refresh Token.
 *
 * @throws ReconnectError when the credential contains no tokens
 */
export function cfgTokenSource(options: CfgTokenOptions): TokenSource {
  const { cfg, state } = options;
  const store = createStoredKeys({ ...options, credentialId: cfg._account, traits: state.store });
  const tokens = tokensOf(oauthOf(cfg.oauth));
  return {
    current: async () => tokens,
    renew: (spent, call) => renewal().renewShared({ ...options, store }, spent, call),
    async stored() {
      const keys = await store.read();
      return keys?.oauth && tokensOf(keys.oauth);
    },
  };
}

/** Loaded for the first renewal: most runs start with valid tokens. */
const renewal = () => require('../auth/sharedRenewal') as typeof import('../auth/sharedRenewal');

function oauthOf(value: unknown): TokenResponse {
  const oauth = asTokenResponse(value);
  if (oauth === undefined) {
    throw new ReconnectError('The credential holds no access token. Open it and press Authenticate.');
  }
  return oauth;
}
