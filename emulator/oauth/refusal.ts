/** Thrown by the authorization server's stages; becomes its answer. Source: vendor's pages Authorization, Tokens. */
export class OAuthRefusal extends Error {
  readonly status: number;
  readonly error: OAuthError;

  /** @param hint what tells one cause from another: the description is the same for all of them. */
  constructor(status: number, error: OAuthError, hint: string) {
    super(hint);
    this.name = 'OAuthRefusal';
    this.status = status;
    this.error = error;
  }

  /** The answer's body. */
  body() {
    return { error: this.error, error_description: DESCRIPTIONS[this.error], hint: this.message };
  }
}

const DESCRIPTIONS = {
  access_denied: 'The request was denied by the resource owner or by the authorization server.',
  invalid_client: 'The client could not be authenticated.',
  invalid_grant: 'The grant is invalid, expired, revoked, or belongs to another client.',
  invalid_request: 'A parameter is missing, malformed or given twice.',
  invalid_scope: 'The scope is missing, unknown or malformed.',
  too_many_requests: 'The connection was refreshed too often.',
} as const;

export type OAuthError = keyof typeof DESCRIPTIONS;

export const invalidRequest = (hint: string, status = 400) => new OAuthRefusal(status, 'invalid_request', hint);
export const invalidGrant = (hint: string) => new OAuthRefusal(400, 'invalid_grant', hint);
export const invalidScope = (hint: string) => new OAuthRefusal(400, 'invalid_scope', hint);
export const accessDenied = (hint: string) => new OAuthRefusal(401, 'access_denied', hint);
