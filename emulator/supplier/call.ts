import type { ServerRequest } from '../server/readRequest';
import type { SupplierSettings } from './options';
import { badRequest } from './refusal';
import type { SupplierState } from './state';

/** A call whose token and path have been checked. */
export interface SupplierCall {
  readonly state: SupplierState;
  readonly settings: SupplierSettings;
  readonly request: ServerRequest;
  /** The id at the end of the path; empty where the path has none. */
  readonly id: string;
}

export interface SupplierReply {
  readonly status: number;
  readonly body: unknown;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The body of a call as a JSON object with these members and no others.
 * @throws Refusal
 */
export function jsonBody({ request: { body }, settings }: SupplierCall, members: readonly string[]): JsonObject {
  if (body.kind !== 'json' || !body.declared) throw badRequest('Send JSON of the type application/json.');
  if (!isObject(body.value)) throw badRequest('The body must be a JSON object.');
  const [unknown] = settings.strict ? unknownKeys(body.value, members) : [];
  if (unknown !== undefined) throw badRequest(`The body has no member ${unknown}.`);
  return body.value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const unknownKeys = (value: JsonObject, known: readonly string[]): string[] =>
  Object.keys(value).filter((key) => !known.includes(key));
