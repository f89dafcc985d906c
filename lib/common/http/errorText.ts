import { parseJson } from '../util/collections';
import { MAX_SCANNED, redact } from '../util/redact';
import { textOfMarkup } from './markupText';

/** Keys under which JSON errors carry their text, best first. */
const TEXT_KEYS = ['message', 'error_description', 'hint', 'detail', 'description', 'title', 'error', 'httpMessage'];
/** Errors are flat; deeper JSON is no error. */
const MAX_DEPTH = 6;

/**
 * The vendor's text in the body of an error: JSON of any shape, XML, HTML or plain text. The vendor documents the body of
 * a 401 only. One line of at most 300 characters, without possible tokens, addresses and records, from the first 64 KB.
 *
 * @returns undefined without a text
 */
export function errorText(body: string): string | undefined {
  const start = body.slice(0, MAX_SCANNED);
  // Incomplete JSON gives no text: its parts may be record content.
  const text = looksLikeJson(start) ? textOfJson(parseJson(start), MAX_DEPTH) : textOfMarkup(start);
  const line = redact(text ?? '');
  return line.replaceAll('***', '').trim() === '' ? undefined : line;
}

const looksLikeJson = (body: string): boolean => /^["[{]/.test(body.trimStart());

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

/** More texts would not fit into the line. */
const MAX_TEXTS = 20;

function textOfObject(object: Record<string, unknown>, depth: number): string | undefined {
  for (const key of TEXT_KEYS) {
    const text = textOfJson(object[key], depth);
    if (text) {
      // The description of a 401 is always the same sentence; the hint names the reason.
      return key === 'error_description' ? joined([text, textOfJson(object['hint'], depth)], ': ') : text;
    }
  }
  // Other texts of an unknown shape may be record content: only errors are read.
  return textOfJson(object['errors'] ?? object['Error'] ?? object['fault'], depth);
}

const joined = (texts: readonly (string | undefined)[], separator: string): string | undefined =>
  texts.filter(Boolean).join(separator) || undefined;
