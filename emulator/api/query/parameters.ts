import { badRequest } from '../apiError';

/** One parameter of a URL: `value` decoded once, `raw` as it was sent. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly raw: string;
}

/**
 * Splits a raw query string. A parameter that is named twice is refused: no page says whether the vendor joins both
 * or lets one win, so a client cannot rely on either.
 */
export function parseQuery(query: string): readonly Parameter[] {
  const parameters = query
    .split('&')
    .filter((pair) => pair !== '')
    .map(parameter);
  const names = new Set<string>();
  for (const { name } of parameters) {
    if (names.has(name)) {
      throw badRequest(`The parameter ${name} is given more than once.`);
    }
    names.add(name);
  }
  return parameters;
}

function parameter(pair: string): Parameter {
  const end = pair.includes('=') ? pair.indexOf('=') : pair.length;
  const raw = pair.slice(end + 1);
  return { name: decode(pair.slice(0, end)), value: decode(raw), raw };
}

/** Form decoding, once: a bare plus is a space. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw badRequest(`The query holds a percent sign that starts no valid encoding: ${text}`);
  }
}
