const MAX_LENGTH = 300;
/** What is looked at of a foreign text: nobody reads more of it, and an error page of a proxy may have megabytes. */
export const MAX_SCANNED = 64 * 1024;
/** Runs without a gap; dots and slashes part them. */
const RUN = /[\w~+=-]{20,}/g;
const QUERY = /\?[^\s"'<>]+/g;
/** Looked for only where a word begins: from every letter of a long one it would be slow. */
const EMAIL = /(?<![^\s@<>"'(),;:])[^\s@<>"'(),;:]{1,64}@[^\s@<>"'(),;:]{1,255}/g;

/**
 * A foreign text (a server's error description, a library's message) made fit for an error text or a log line: one line,
 * at most 300 characters, without URL queries, e-mail addresses, quoted JSON, and anything that looks like a token.
 * What the secrets of the connection are is the business of `Secrets`.
 */
export function redact(text: string): string {
  const line = withoutJson(text.slice(0, MAX_SCANNED).replace(/\s+/g, ' ').trim());
  const bare = line.replace(QUERY, '?***').replace(EMAIL, '***').replace(RUN, hideOpaque);
  return bare.length > MAX_LENGTH ? `${bare.slice(0, MAX_LENGTH - 1)}…` : bare;
}

/** Tokens, keys and encoded data hold a digit, which long words do not; no word is longer than 40 letters. */
const hideOpaque = (run: string): string => (run.length > 40 || /\d/.test(run) ? '***' : run);

/** An error that quotes JSON may quote a record. */
function withoutJson(line: string): string {
  const start = line.search(/[{[] ?["'{[]|\{ ?\w{1,80} ?[:=]/);
  if (start < 0) return line;
  const end = Math.max(line.lastIndexOf('}'), line.lastIndexOf(']'));
  return `${line.slice(0, start)}***${end > start ? line.slice(end + 1) : ''}`;
}
