import { credentials } from '../../../component.json';
import type { KeyStore, StoredKeys, StoreTraits } from '../auth/keyStore';
import { asLease } from '../auth/lease';
import { asTokenResponse, type TokenResponse } from '../auth/tokenResponse';
import { isObject } from '../util/collections';
import { UnavailableError } from '../util/errors';
import type { Log } from '../util/log';

/** Keys of a credential that are to be changed. */
export type Keys = Readonly<Record<string, unknown>>;

/** What storing tokens needs of the `this` of a trigger, action or model method. */
export interface KeysContext {
  /** Resolves with `false` when nobody listens; never rejects because the platform failed to store. */
  emit(event: 'updateKeys', keys: Keys): Promise<unknown>;
  getApiClient?(): PlatformApi;
}

/** The part of the platform's REST client that is used here. */
export interface PlatformApi {
  readonly tasks: { retrieveStep(flowId: string, stepId: string): Promise<unknown> };
  readonly accounts: { update(credentialId: string, change: { keys: Keys }): Promise<unknown> };
}

export interface StoredKeysOptions {
  readonly context: KeysContext;
  readonly log: Log;
  /** `ELASTICIO_FLOW_ID` and `ELASTICIO_STEP_ID`: there in triggers and actions, absent in models and verification. */
  readonly flowId?: string | undefined;
  readonly stepId?: string | undefined;
  /** `cfg._account` */
  readonly credentialId?: string | undefined;
  /** What is known of the platform's store; learned here, shared by all sessions of the credential. */
  readonly traits: StoreTraits;
}

/** The key of a lease, beside `oauth` or within it. */
const LEASE = 'renewalLease';

/**
 * The keys of a step's credential as the platform has them stored. Whether the platform keeps a key that no form knows,
 * and whether it replaces all keys or merges, is documented nowhere: both is found out by what is read, and until then
 * every writing holds all keys.
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
  // Where a lease lasts beside the tokens nobody writes one within them alone.
  const lease = asLease(config[LEASE]) ?? asLease(oauth?.[LEASE]);
  const others = Object.fromEntries(Object.entries(config).filter(([key]) => FIELDS.includes(key)));
  return { oauth: oauth && withoutLease(oauth), lease, others, isBeside: asLease(config[LEASE]) !== undefined };
}

function withoutLease({ [LEASE]: _, ...oauth }: TokenResponse): TokenResponse {
  return oauth as TokenResponse;
}

/**
 * Leases are written together with the pair that they are for, new pairs without one: a lease that is still there beside
 * a new pair was left alone by its writing, and one that is gone was replaced.
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
 * The platform's client tells when the platform did not take the keys. The sailor, which stores what is emitted, counts
 * that as an error of the message, though another try may help, and outside of a flow it does not tell at all.
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

// The client's errors hold the answer's body, or the request with its password: only the status may go out.
function reason(error: unknown): string {
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  return `${statusCode ?? code ?? 'no status'}`;
}
