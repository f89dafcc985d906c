const MAX_LENGTH = 300;
/** Tokens, keys and encoded data: long runs without a gap that hold a digit. Dots and slashes part them. */
const OPAQUE = /(?=[\w~+=-]*\d)[\w~+=-]{20,}/g;
const QUERY = /\?[^\s"'<>]+/g;

/**
 * A foreign text (a server's error description, a library's message) made fit for an error text or a log line: one line,
 * at most 300 characters, without URL queries, without `secrets`, without anything that looks like a token.
 */
export function redact(text: string, secrets: readonly string[] = []): string {
  const known = secrets.filter((secret) => secret !== '');
  const bare = known.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  const line = bare.replace(QUERY, '?***').replace(OPAQUE, '***').replace(/\s+/g, ' ').trim();
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}...` : line;
}
