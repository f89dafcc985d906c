import type { PlatformApi } from '../../lib/common/platform/storedKeys';
import type { Clock } from '../../lib/common/util/clock';

/** How a platform may keep the keys of a credential. */
export interface StoreKind {
  /** Only keys that the component's form has. */
  readonly dropsUnknownKeys?: boolean;
  /** Only what a token response has. */
  readonly dropsWithinOauth?: boolean;
  readonly replaces?: boolean;
  /** Share of the writings that take effect long after they were confirmed. */
  readonly late?: number;
}

/** The keys of one credential behind a network: read and written as a whole. */
export interface CredentialStore {
  readonly api: PlatformApi;
  keys(): Readonly<Record<string, unknown>>;
}

const OAUTH = ['access_token', 'refresh_token', 'expires_in', 'token_type', 'scope'];

export function credentialStore(
  initial: Readonly<Record<string, unknown>>,
  kind: StoreKind,
  { clock, random, latencyMs }: { clock: Clock; random: () => number; latencyMs: () => number },
): CredentialStore {
  let keys = initial;
  const known = Object.keys(initial);
  const kept = (change: Readonly<Record<string, unknown>>) => {
    const entries = Object.entries(change).filter(([key]) => !kind.dropsUnknownKeys || known.includes(key));
    return Object.fromEntries(entries.map(([key, value]) => [key, key === 'oauth' ? keptOauth(value) : value]));
  };
  const keptOauth = (oauth: unknown) =>
    kind.dropsWithinOauth
      ? Object.fromEntries(Object.entries(oauth as object).filter(([key]) => OAUTH.includes(key)))
      : oauth;
  const write = (change: Readonly<Record<string, unknown>>) => {
    keys = { ...(!kind.replaces && keys), ...kept(change) };
  };
  return {
    keys: () => keys,
    api: {
      tasks: {
        async retrieveStep() {
          await clock.sleep(latencyMs());
          const config = structuredClone(keys);
          await clock.sleep(latencyMs());
          return { config };
        },
      },
      accounts: {
        async update(_id, change) {
          const delayMs = random() < (kind.late ?? 0) ? 4_000 + 8_000 * random() : 0;
          await clock.sleep(latencyMs());
          const written = clock.sleep(delayMs).then(() => write(structuredClone(change.keys)));
          await (delayMs > 0 ? clock.sleep(latencyMs()) : written.then(() => clock.sleep(latencyMs())));
        },
      },
    },
  };
}
