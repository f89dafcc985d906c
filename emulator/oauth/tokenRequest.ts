import type { Settings } from '../options';
import type { ParsedBody } from '../server/readRequest';
import { invalidRequest, OAuthRefusal } from './refusal';

/** Fields of a call of the token or the revoke endpoint. */
export type TokenFields = Readonly<Partial<Record<string, string>>>;

/**
 * JSON or multipart/form-data. Samples also post an urlencoded form, which no text confirms: refused.
 * @throws OAuthRefusal
 */
export function tokenFields(body: ParsedBody): TokenFields {
  if (body.kind === 'multipart') {
    return Object.fromEntries(body.parts.map((part) => [part.name, part.content.toString('utf8')]));
  }
  if (body.kind !== 'json' || !body.declared) throw invalidRequest('Send JSON or multipart/form-data');
  const values = Object.entries(Object(body.value)).map(([name, value]) => [name, textOf(name, value)]);
  return Object.fromEntries(values);
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw invalidRequest(`Check the ${name} parameter`);
}

/** @throws OAuthRefusal when the fields do not name the registered client and its secret. */
export function checkClient(fields: TokenFields, settings: Settings): void {
  if (!fields.client_id) throw invalidRequest('Check the client_id parameter');
  const secretFits = settings.publicClient || fields.client_secret === settings.clientSecret;
  if (fields.client_id !== settings.clientId || !secretFits) {
    throw new OAuthRefusal(401, 'invalid_client', 'Check the client_id and client_secret parameters');
  }
}
