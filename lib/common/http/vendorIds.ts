import { isObject } from '../util/collections';
import { MAX_SCANNED } from '../util/redact';

/** More of them is a whole record, and no hint. */
const MAX_NAMED = 6;

/** An id of 0 means that there is none. Anything but a number might be record content. */
const isNamed = (name: string, value: unknown): boolean =>
  (/[a-z]ID$/.test(name) && /^[1-9]\d{0,19}$/.test(String(value))) ||
  (name === 'balance' && /^-?\d{1,12}(\.\d{1,6})?$/.test(String(value)));

/**
 * The ids that the JSON body of an error names, and a balance, the outermost first: a refused request may leave something
 * behind, such as the open sale whose payments are not equal to its total.
 *
 * @returns `saleID 12, balance 1.6`; undefined when there are none
 */
export function vendorIds(body: string): string | undefined {
  const named = new Map<string, unknown>();
  const values: unknown[] = [parsed(body)];
  for (const value of values) {
    for (const [name, part] of Object.entries(Array.isArray(value) || isObject(value) ? value : {})) {
      if (isNamed(name, part) && !named.has(name)) named.set(name, part);
      if (typeof part === 'object') values.push(part);
    }
  }
  const texts = [...named].slice(0, MAX_NAMED).map(([name, value]) => `${name} ${value}`);
  return texts.length > 0 ? texts.join(', ') : undefined;
}

/** What is longer is no error. */
function parsed(body: string): unknown {
  try {
    return body.length > MAX_SCANNED ? undefined : JSON.parse(body);
  } catch {
    return undefined;
  }
}
