/**
 * A value as people print it in a manual: what fits into a line stands in one line, and with `shown` only fields of
 * these names are printed, at every depth; `...` stands for those that are left out.
 *
 * `shortJson({ id: '1', name: 'a', other: 2 }, ['id', 'name'])` is `{ "id": "1", "name": "a", ... }`
 */
export function shortJson(value: unknown, shown?: readonly string[], indent = ''): string {
  if (typeof value === 'string' && value.length > MAX_TEXT) return `${JSON.stringify(value.slice(0, MAX_TEXT))}...`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Array.isArray(value) ? elements(value, shown, indent) : members(value, shown, indent);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  if (parts.length === 0) return `${open}${close}`.replaceAll(' ', '');
  const line = `${open}${parts.join(', ')}${close}`;
  if (!line.includes('\n') && indent.length + line.length <= WIDTH) return line;
  const lines = Array.isArray(value) ? parts : packed(parts, WIDTH - indent.length - 2);
  return `${open.trim()}\n${lines.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close.trim()}`;
}

const WIDTH = 120;
const MAX_TEXT = 40;
const MAX_ELEMENTS = 2;

function elements(list: readonly unknown[], shown: readonly string[] | undefined, indent: string): string[] {
  const parts = list.slice(0, shown ? MAX_ELEMENTS : list.length).map((part) => shortJson(part, shown, `${indent}  `));
  return parts.length < list.length ? [...parts, '...'] : parts;
}

function members(record: object, shown: readonly string[] | undefined, indent: string): string[] {
  const entries = Object.entries(record);
  const kept = entries.filter(([name]) => shown?.includes(name) ?? true);
  const parts = kept.map(([name, part]) => `${JSON.stringify(name)}: ${shortJson(part, shown, `${indent}  `)}`);
  return kept.length < entries.length ? [...parts, '...'] : parts;
}

/** Short parts share a line. */
function packed(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const joined = `${lines.at(-1)}, ${part}`;
    if (lines.length > 0 && joined.length <= width && !joined.includes('\n')) lines.splice(-1, 1, joined);
    else lines.push(part);
  }
  return lines;
}
