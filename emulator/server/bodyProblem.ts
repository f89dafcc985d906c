import type { ApiReply } from '../types';
import { errorReply } from './errorReply';
import type { ServerRequest } from './readRequest';

/**
 * What is wrong with the body of a write, before anybody looks at its fields: it is one JSON object, even when there is
 * nothing to say, or a multipart form.
 */
export function bodyProblem({ method, body }: ServerRequest): ApiReply | undefined {
  if (method !== 'POST' && method !== 'PUT') return undefined;
  if (body.kind === 'none') return errorReply(400, 'The body is missing; send at least an empty object');
  if (body.kind === 'malformed') return errorReply(400, 'The body could not be parsed');
  if (body.kind === 'json' && !isObject(body.value)) return errorReply(400, 'The body must be a JSON object');
  return undefined;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
