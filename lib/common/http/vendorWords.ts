const MAX_LENGTH = 300;

/** Keys under which JSON errors carry their text, best first. */
const TEXT_KEYS = ['message', 'error_description', 'hint', 'detail', 'description', 'title', 'error', 'httpMessage'];

/**
 * What the vendor says in the body of an error: JSON of any shape, XML, HTML or plain text. The vendor documents the
 * body of a 401 only. One line of at most 300 characters.
 *
 * Long runs of characters without a space are left out: they could be a token or a key that the server repeats.
 *
 * @returns undefined when there is no text
 */
export function vendorWords(body: string): string | undefined {
  const line = (looksLikeJson(body) ? textOfJson(parseJson(body)) : textOfMarkup(body))
    ?.replace(/\S{40,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return line && line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line || undefined;
}

const looksLikeJson = (body: string): boolean => /^\s*["[{]/.test(body);

/** JSON that broke off gives no text: its pieces might be record content. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function textOfJson(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.trim() || undefined;
  }
  if (Array.isArray(value)) {
    return joined(value.map(textOfJson), '; ');
  }
  return typeof value === 'object' && value !== null ? textOfObject(value as Record<string, unknown>) : undefined;
}

function textOfObject(object: Record<string, unknown>): string | undefined {
  for (const key of TEXT_KEYS) {
    const text = textOfJson(object[key]);
    if (text) {
      // The description of a 401 is one fixed sentence, only the hint tells the reason.
      return key === 'error_description' ? joined([text, textOfJson(object['hint'])], ': ') : text;
    }
  }
  // Texts at any other place of an unknown shape might be the record itself: only errors are looked into.
  return textOfJson(object['errors'] ?? object['Error'] ?? object['fault']);
}

const joined = (texts: readonly (string | undefined)[], separator: string): string | undefined =>
  texts.filter(Boolean).join(separator) || undefined;

/** The title of a page, the message of an XML document, or the first line of text. */
function textOfMarkup(body: string): string | undefined {
  const title = /<(?:title|message)\b[^>]*>([^<]+)</i.exec(body)?.[1];
  const plain = body.replace(/<(script|style)\b.*?<\/\1>/gis, '').replace(/<[^>]*>/g, '\n');
  return title ?? plain.split('\n').find((line) => line.trim() !== '');
}
