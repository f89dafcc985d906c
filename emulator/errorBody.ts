import { STATUS_CODES } from 'node:http';

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
