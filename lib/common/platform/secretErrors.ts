import {
  ConfigurationError,
  type LightspeedError,
  PermissionError,
  ProtocolError,
  UnavailableError,
} from '../util/errors';

/** What a refusal of the platform's secret service means, and whether a repeat may help. */
export function secretError(status: number): { readonly error: LightspeedError; readonly again: boolean } {
  switch (status) {
    case 401:
      return final(
        new ConfigurationError('The platform refuses the user that this step runs under (status 401).', { status }),
      );
    case 403:
      return final(
        new PermissionError(
          'The user that this step runs under may not read the secret of the credential: it needs the permissions workspaces.auth_secret.get and workspaces.auth_secret.refresh (status 403).',
          { status },
        ),
      );
    case 404:
      return final(
        new ConfigurationError(
          'The secret of the credential no longer exists. Choose another credential for this step.',
          { status },
        ),
      );
    default:
      return isTemporary(status)
        ? {
            error: new UnavailableError(`The platform's secret service is busy (status ${status}). Try again later.`, {
              status,
            }),
            again: true,
          }
        : final(
            new ProtocolError(`The platform's secret service gave an unexpected answer (status ${status}).`, {
              status,
            }),
          );
  }
}

const final = (error: LightspeedError) => ({ error, again: false });

/** 409: another step has the same secret renewed just now. */
const isTemporary = (status: number) => status === 408 || status === 409 || status === 429 || status >= 500;
