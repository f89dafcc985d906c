import { STATUS_CODES } from 'node:http';
import type { ApiReply } from '../types';

/** What goes back over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A file's content goes out as it is. */
  readonly text: string | Buffer;
}

export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, text: JSON.stringify(body) };
}

/** A refusal by the server itself, before the shop is asked. */
export const errorReply = (status: number, message: string): ApiReply => ({
  status,
  body: errorBody(status, message),
});

/** The one place that knows the shape of an error's body: no page of the vendor shows it. */
export function errorBody(
  status: number,
  message: string,
  named: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const httpMessage = STATUS_CODES[status] ?? 'Error';
  const errorClass = `${httpMessage.replace(/\W/g, '')}Exception`;
  return { httpCode: String(status), httpMessage, message, errorClass, ...named };
}
