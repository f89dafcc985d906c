import type { TokenManager } from '../../../auth/tokens';
import { limiterFor } from '../../../rate/registry';
import { createSerialLimiter } from '../../../rate/serialLimiter';
import { type BearerClient, createBearerClient } from '../../bearerClient';
import type { ConnectionSettings, SystemRuntime } from '../../system';
import type { Credential } from './credential';
import type { Hosts } from './hosts';
import { createTokenSource } from './tokenSource';
import { tokenStateOf } from './tokenState';
import { MEANINGS, VENDOR } from './vendor';

/** One connection: its hosts, and requests to them, one after the other. */
export interface SupplierClient extends BearerClient {
  readonly hosts: Hosts;
  readonly tokens: Pick<TokenManager, 'token'>;
  /** The last tokens came with a refresh token that could not be stored, and therefore are not used. */
  holdsUnstored(): boolean;
}

/** Limiter and tokens are shared by all runs of the connection in this process. */
export function createSupplierClient(
  runtime: SystemRuntime,
  { hosts, bucketKey, tokensKey, ...credential }: Credential & ConnectionSettings & { readonly hosts: Hosts },
): SupplierClient {
  const { clock, random } = runtime;
  const state = tokenStateOf(tokensKey);
  const tokens = runtime.tokensFrom(createTokenSource({ ...runtime, credential, state }));
  const limiter = limiterFor(bucketKey, () => createSerialLimiter({ clock, random }));
  const { send } = createBearerClient({
    ...runtime,
    vendor: VENDOR,
    limiter,
    tokens,
    // Connections of the two hosts are kept open by the same transport.
    transport: runtime.transportTo(hosts.product),
  });
  return {
    hosts,
    tokens,
    holdsUnstored: () => state.unstored !== undefined,
    send: (request) => send({ ...request, meanings: { ...MEANINGS, ...request.meanings } }),
  };
}
