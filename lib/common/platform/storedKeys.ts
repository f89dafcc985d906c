import { credentials } from '../../../component.json';
import type { KeyStore, StoredKeys, StoreTraits } from '../auth/keyStore';
import { asLease } from '../auth/lease';
import { asTokenResponse, type TokenResponse } from '../auth/tokenResponse';
import { isObject } from '../util/collections';
import { UnavailableError } from '../util/errors';
import type { Log } from '../util/log';

/** New values for keys of a credential. */
export type Keys = Readonly<Record<string, unknown>>;

/** The part of the platform's `this` that is needed to store tokens. */
export interface KeysContext {
  /** Resolves with `false` without a listener. Does not reject when the platform fails to store. */
  emit(event: 'updateKeys', keys: Keys): Promise<unknown>;
  getApiClient?(): PlatformApi;
}

/** The used part of the platform's REST client. */
export interface PlatformApi {
  readonly tasks: { retrieveStep(flowId: string, stepId: string): Promise<unknown> };
  readonly accounts: { update(credentialId: string, change: { keys: Keys }): Promise<unknown> };
}

export interface StoredKeysOptions {
  readonly context: KeysContext;
  readonly log: Log;
  /** `ELASTICIO_FLOW_ID` and `ELASTICIO_STEP_ID`: set in triggers and actions, absent in models and verification. */
  readonly flowId?: string | undefined;
  readonly stepId?: string | undefined;
  /** `cfg._account` */
  readonly credentialId?: string | undefined;
  /** Observed behaviour of the platform's store, shared by all sessions of the credential. */
  readonly traits: StoreTraits;
}

/** The key of a lease, beside `oauth` or within it. */
const LEASE = 'renewalLease';

/**
 * The stored keys of a step's credential. The documentation does not say whether the platform keeps keys that are not in
 * the form, and whether it replaces all keys or merges: both follows from what is read. Until then every write contains
 * all keys.
 */
export function createStoredKeys(options: StoredKeysOptions): KeyStore {
  const { context, log, flowId, stepId, traits } = options;
  const api = context.getApiClient?.();
  const write = (keys: Keys) => (api ? storeBy(api, options, keys) : emitKeys(context, keys));

  return {
    async read() {
      if (!api || !flowId || !stepId) {
        log.debug('The stored tokens cannot be read outside of a flow');
        return undefined;
      }
      const stored = keysOf(await readStep(api, flowId, stepId));
      updateTraits(traits, stored);
      return stored;
    },
    async writeLease(lease, { oauth, others }) {
      const { leasePlace, merges } = traits;
      if (leasePlace === 'nowhere') return;
      const mark = { [LEASE]: lease };
      const known = merges ? {} : { ...others, ...(oauth && { oauth }) };
      const inside = leasePlace === 'beside' ? {} : { oauth: { ...oauth, ...mark } };
      await write({ ...known, ...inside, ...(leasePlace !== 'inside' && mark) });
    },
    writeTokens: (oauth, known) => write({ ...(!traits.merges && known?.others), oauth }),
    writeOthers(keys, known) {
      const kept = traits.merges ? {} : { ...known?.others, ...(known?.oauth && { oauth: known.oauth }) };
      return write({ ...kept, ...keys });
    },
  };
}

async function readStep(api: PlatformApi, flowId: string, stepId: string): Promise<unknown> {
  try {
    return await api.tasks.retrieveStep(flowId, stepId);
  } catch (error) {
    throw new UnavailableError(
      `The platform did not tell which tokens it has stored (${reason(error)}), so the access token cannot be renewed safely. Try again later.`,
    );
  }
}

/** Keys of the credential's form beside the tokens. */
const FIELDS = Object.keys(credentials.fields).filter((key) => key !== 'oauth');

function keysOf(step: unknown): Read {
  const config = isObject(step) && isObject(step['config']) ? step['config'] : {};
  const oauth = asTokenResponse(config['oauth']);
  // Where leases persist beside the tokens, no process writes one only inside them.
  const lease = asLease(config[LEASE]) ?? asLease(oauth?.[LEASE]);
  const others = Object.fromEntries(Object.entries(config).filter(([key]) => FIELDS.includes(key)));
  return { oauth: oauth && withoutLease(oauth), lease, others, isBeside: asLease(config[LEASE]) !== undefined };
}

function withoutLease({ [LEASE]: _, ...oauth }: TokenResponse): TokenResponse {
  return oauth as TokenResponse;
}

/**
 * Leases are written together with their pair, new pairs without a lease. If a lease is still stored beside a new pair, the
 * platform merges; if it is gone, the platform replaces all keys.
 */
function updateTraits(traits: StoreTraits, { oauth, lease, isBeside }: Read): void {
  const { last } = traits;
  if (isBeside) traits.leasePlace = 'beside';
  else if (lease && traits.leasePlace !== 'beside') traits.leasePlace = 'inside';
  if (last?.lease && oauth && oauth.access_token !== last.accessToken && traits.leasePlace === 'beside') {
    traits.merges = lease?.by === last.lease;
  }
  traits.last = { lease: lease?.by, accessToken: oauth?.access_token };
}

interface Read extends StoredKeys {
  readonly isBeside: boolean;
}

/**
 * Writes through the platform's client, which rejects when the platform refuses the keys. The sailor's `updateKeys` counts
 * that as an error of the message, although a retry may help, and reports nothing outside of a flow.
 */
async function storeBy(api: PlatformApi, { context, credentialId }: StoredKeysOptions, keys: Keys): Promise<void> {
  if (!credentialId) {
    return emitKeys(context, keys);
  }
  try {
    await api.accounts.update(credentialId, { keys });
  } catch (error) {
    throw new UnavailableError(`The platform did not store the renewed tokens (${reason(error)}). Try again later.`);
  }
}

async function emitKeys(context: KeysContext, keys: Keys): Promise<void> {
  if ((await context.emit('updateKeys', keys)) === false) {
    throw new UnavailableError(
      'The access token has run out, and the platform cannot store a new one while a credential is being checked. Press Authenticate again in the credential.',
    );
  }
}

// The client's errors contain the answer's body, or the request with its password: only the status is shown.
function reason(error: unknown): string {
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  return `${statusCode ?? code ?? 'no status'}`;
}
