import type { HttpResponse, Transport } from './transport';

/**
 * A transport whose answers that say no hold none of the secrets, wherever they repeat them: error texts, results and raw
 * answers are made of them. What a good answer holds are records.
 */
export const concealing = ({ send }: Transport, conceal: (text: string) => string): Transport => ({
  send: async (request) => concealed(await send(request), conceal),
});

function concealed(response: HttpResponse, conceal: (text: string) => string): HttpResponse {
  if (response.status < 300) return response;
  const headers = Object.entries(response.headers).map(([name, value]) => [name, conceal(value)]);
  return { ...response, headers: Object.fromEntries(headers), body: conceal(response.body) };
}
