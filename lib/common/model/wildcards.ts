/**
 * Whether a text is like a pattern: `%` stands for any text, also none; everything else for itself, without regard to
 * case. Every part is looked for once and from where the one before it ended, so no pattern makes it go back.
 */
export function isLike(text: string, pattern: string): boolean {
  const value = folded(text);
  const [first = '', ...others] = folded(pattern).split('%');
  const last = others.pop();
  if (last === undefined) return value === first;
  const end = value.length - last.length;
  if (!value.startsWith(first) || !value.endsWith(last) || end < first.length) return false;
  return endOfParts(value, others, first.length) <= end;
}

/** Where the last of the parts ends, the first one beginning at `from` or later; infinite when some part is missing. */
function endOfParts(value: string, parts: readonly string[], from: number): number {
  let at = from;
  for (const part of parts) {
    const found = value.indexOf(part, at);
    if (found < 0) return Number.POSITIVE_INFINITY;
    at = found + part.length;
  }
  return at;
}

/** The Greek sigma has a form of its own at the end of a word, which a part of a text may have without being one. */
const folded = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ');
