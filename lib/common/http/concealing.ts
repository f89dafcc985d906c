import type { HttpResponse, Transport } from './transport';

/**
 * A transport that removes the secrets from error answers, because error texts, results and raw answers quote them. Other
 * answers contain records and stay as they are.
 */
export const concealing = ({ send }: Transport, conceal: (text: string) => string): Transport => ({
  send: async (request) => concealed(await send(request), conceal),
});

function concealed(response: HttpResponse, conceal: (text: string) => string): HttpResponse {
  if (response.status < 300) return response;
  const headers = Object.entries(response.headers).map(([name, value]) => [name, conceal(value)]);
  return { ...response, headers: Object.fromEntries(headers), body: conceal(response.body) };
}
