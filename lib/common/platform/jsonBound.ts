/**
 * No fewer bytes than a value's JSON has, and at most about six times as many: a quick look at its size, which makes no text.
 * Infinity for an object that tells its JSON itself.
 */
export function maxJsonBytes(value: unknown): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value !== 'object' || value === null) return MAX_PLAIN_BYTES;
  if ('toJSON' in value) return Number.POSITIVE_INFINITY;
  let bytes = 2;
  if (Array.isArray(value)) {
    for (const each of value) bytes += maxJsonBytes(each) + 1;
  } else {
    // Without a list of the names, for that takes half of the time.
    for (const name in value) bytes += textBytes(name) + maxJsonBytes((value as Fields)[name]) + 2;
  }
  return bytes;
}

type Fields = Readonly<Record<string, unknown>>;

/** `\u001f`: no character needs more, escaped or as UTF-8. */
const textBytes = (text: string): number => 6 * text.length + 2;

/** `-1.7976931348623157e+308` */
const MAX_PLAIN_BYTES = 24;
