import { asTokenResponse, type TokenResponse } from '../auth/tokenResponse';
import { UnavailableError } from '../errors';
import type { Log } from '../log';

/** What storing tokens needs of the `this` of a trigger, action or model method. */
export interface KeysContext {
  /** Resolves with `false` when nobody listens; never rejects because the platform failed to store. */
  emit(event: 'updateKeys', keys: { oauth: TokenResponse }): Promise<unknown>;
  getApiClient?(): PlatformApi;
}

/** The part of the platform's REST client that is used here. */
export interface PlatformApi {
  readonly tasks: { retrieveStep(flowId: string, stepId: string): Promise<unknown> };
  readonly accounts: { update(credentialId: string, change: { keys: { oauth: TokenResponse } }): Promise<unknown> };
}

export interface StoredKeysOptions {
  readonly context: KeysContext;
  readonly log: Log;
  /** `ELASTICIO_FLOW_ID` and `ELASTICIO_STEP_ID`: there in triggers and actions, absent in models and verification. */
  readonly flowId?: string | undefined;
  readonly stepId?: string | undefined;
  /** `cfg._account` */
  readonly credentialId?: string | undefined;
}

/** The OAuth keys of a step's credential as the platform has them stored. */
export interface StoredKeys {
  /** `undefined` where there is nothing to ask: outside of a flow. Rejects with an `UnavailableError` when that failed. */
  read(): Promise<TokenResponse | undefined>;
  /** Resolves when the platform has been told, which is not proof that it stored: read again. */
  write(oauth: TokenResponse): Promise<void>;
}

export function createStoredKeys({ context, log, flowId, stepId, credentialId }: StoredKeysOptions): StoredKeys {
  const api = context.getApiClient?.();

  return {
    async read() {
      if (!api || !flowId || !stepId) {
        log.debug('The stored tokens cannot be read outside of a flow');
        return undefined;
      }
      try {
        return oauthOf(await api.tasks.retrieveStep(flowId, stepId));
      } catch (error) {
        throw new UnavailableError(
          `The platform did not tell which tokens it has stored (${reason(error)}), so the access token cannot be renewed safely. Try again later.`,
        );
      }
    },
    async write(oauth) {
      // Outside of a flow nothing can be read back, and the sailor neither waits for the store nor tells of its failure:
      // there we make its call ourselves.
      if (api && credentialId && !(flowId && stepId)) {
        return storeDirectly(api, credentialId, oauth);
      }
      if ((await context.emit('updateKeys', { oauth })) === false) {
        throw new UnavailableError(
          'The access token has run out, and the platform cannot store a new one while a credential is being checked. Press Authenticate again in the credential.',
        );
      }
    },
  };
}

async function storeDirectly(api: PlatformApi, credentialId: string, oauth: TokenResponse): Promise<void> {
  try {
    await api.accounts.update(credentialId, { keys: { oauth } });
  } catch (error) {
    throw new UnavailableError(`The platform did not store the renewed tokens (${reason(error)}). Try again later.`);
  }
}

function oauthOf(step: unknown): TokenResponse | undefined {
  const { config } = (step ?? {}) as { config?: { oauth?: unknown } };
  return asTokenResponse(config?.oauth);
}

// The client's errors hold the answer's body, or the request with its password: only the status may go out.
function reason(error: unknown): string {
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  return `${statusCode ?? code ?? 'no status'}`;
}
