import type { AuthServer } from '../oauth/authServer';
import { jsonAnswer } from './answer';
import type { Serve } from './createListener';
import { errorReply } from './errorReply';
import { faultAnswer } from './faultAnswer';
import { type ApiParts, serveApi } from './serveApi';

/** Sends a request to the resource server or to the authorization server, by its path. */
export function createServe(parts: ApiParts, authServer: AuthServer): Serve {
  return async (request, entry, fault) => {
    if (request.path.startsWith('/API/')) return serveApi(request, entry, fault, parts);
    if (fault?.kind === 'status') return faultAnswer(fault, {});
    const { status, body } = errorReply(404, 'There is nothing at this address');
    return (await authServer(request, entry)) ?? jsonAnswer(status, body);
  };
}
