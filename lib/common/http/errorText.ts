import { MAX_SCANNED, redact } from '../util/redact';
import { textOfMarkup } from './markupText';

/** Keys under which JSON errors carry their text, best first. */
const TEXT_KEYS = ['message', 'error_description', 'hint', 'detail', 'description', 'title', 'error', 'httpMessage'];
/** Errors are flat; something deeper is no error. */
const MAX_DEPTH = 6;

/**
 * What the vendor says in the body of an error: JSON of any shape, XML, HTML or plain text. The vendor documents the
 * body of a 401 only. One line of at most 300 characters, without what could be a token, an address or a record; of a
 * longer body the first 64 KB are looked at.
 *
 * @returns undefined when there is no text
 */
export function errorText(body: string): string | undefined {
  const start = body.slice(0, MAX_SCANNED);
  const text = looksLikeJson(start) ? textOfJson(parseJson(start), MAX_DEPTH) : textOfMarkup(start);
  const words = redact(text ?? '');
  return words.replaceAll('***', '').trim() === '' ? undefined : words;
}

const looksLikeJson = (body: string): boolean => /^["[{]/.test(body.trimStart());

/** JSON that broke off gives no text: its pieces might be record content. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function textOfJson(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') {
    return value.trim() || undefined;
  }
  if (typeof value !== 'object' || value === null || depth === 0) {
    return undefined;
  }
  return Array.isArray(value)
    ? joined(
        value.slice(0, MAX_TEXTS).map((each) => textOfJson(each, depth - 1)),
        '; ',
      )
    : textOfObject(value as Record<string, unknown>, depth - 1);
}

/** More of them would not fit into the line. */
const MAX_TEXTS = 20;

function textOfObject(object: Record<string, unknown>, depth: number): string | undefined {
  for (const key of TEXT_KEYS) {
    const text = textOfJson(object[key], depth);
    if (text) {
      // The description of a 401 is one fixed sentence, only the hint tells the reason.
      return key === 'error_description' ? joined([text, textOfJson(object['hint'], depth)], ': ') : text;
    }
  }
  // Texts at any other place of an unknown shape might be the record itself: only errors are looked into.
  return textOfJson(object['errors'] ?? object['Error'] ?? object['fault'], depth);
}

const joined = (texts: readonly (string | undefined)[], separator: string): string | undefined =>
  texts.filter(Boolean).join(separator) || undefined;
