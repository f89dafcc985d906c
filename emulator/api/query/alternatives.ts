import { badRequest } from '../apiError';
import { type Filter, readFilter } from './operator';
import { decode } from './parameters';

/**
 * Reads the `or` parameter from its raw text: `a%3Dx|b%3D~%2Cy`.
 *
 * The pages disagree about levels of encoding; this is the strict reading that fits their examples. The text is split
 * at bare `|` first. Each operand is then decoded exactly once: `%7C` is a pipe within a value, `%25` a percent sign.
 * A bare `=` fails the query.
 */
export function readAlternatives(raw: string): readonly Filter[] {
  return raw.split('|').map((operand) => {
    if (operand.includes('=')) {
      throw badRequest('or: every = inside must be sent as %3D.');
    }
    const text = decode(operand);
    const end = text.indexOf('=');
    if (end < 1) {
      throw badRequest('or: every alternative needs a field and a value, such as upc%3D123.');
    }
    return readFilter(text.slice(0, end), text.slice(end + 1));
  });
}
