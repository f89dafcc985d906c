import { STATUS_CODES } from 'node:http';
import type { ApiReply } from '../types';

/** An error of the API. No page shows its shape; this one has all that a client could want to read. */
export function errorReply(status: number, message: string): ApiReply {
  const httpMessage = STATUS_CODES[status] ?? 'Error';
  return { status, body: { httpCode: `${status}`, httpMessage, message } };
}
