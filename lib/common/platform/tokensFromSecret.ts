import { tokensOf } from '../auth/tokenResponse';
import type { TokenSource, Tokens } from '../auth/tokens';
import { ReconnectError } from '../errors';
import { createSecretService, type Secret, type SecretServiceOptions } from './secretService';

/** Tokens of a platform secret, and the fields that the user filled in beside them. */
export interface SecretTokenSource extends TokenSource {
  /** E.g. `accountId`; read together with the tokens, without a request of its own once there are any. */
  secretFields(): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Tokens that the platform keeps and renews: the component reads them, asks for a renewal, and never spends the refresh
 * token itself nor stores anything.
 *
 * @throws ReconnectError when the platform could not renew them; ConfigurationError, PermissionError, UnavailableError,
 *   ProtocolError when it cannot be asked
 */
export function secretTokenSource(options: SecretServiceOptions): SecretTokenSource {
  const service = createSecretService(options);
  let latest: Promise<Secret> | undefined;

  const know = (secret: Secret): Tokens => {
    latest = Promise.resolve(secret);
    return tokensOf(secret.response);
  };
  const known = (): Promise<Secret> => {
    latest ??= service.retrieve().catch((error) => {
      latest = undefined;
      throw error;
    });
    return latest;
  };
  return {
    current: async () => tokensOf((await known()).response),
    stored: async () => know(await service.retrieve()),
    async renew(old) {
      return know(newer(await service.refresh(), old));
    },
    secretFields: async () => (await known()).fields,
  };
}

function newer(secret: Secret, old: Tokens): Secret {
  if (secret.response.access_token === old.accessToken) {
    throw new ReconnectError(
      'Lightspeed no longer accepts the access token, and the platform has no newer one. Open the credential and authenticate again.',
    );
  }
  return secret;
}
