import type { Shown } from './printer';

/** A plain page with everything that a record holds; a label comes as often as it is printed. */
export function toHtml(title: string, record: Shown, copies: number): string {
  const section = `<section>\n<h1>${escaped(title)}</h1>\n${definitions(record)}</section>\n`;
  const head = `<head>\n<meta charset="utf-8">\n<title>${escaped(title)}</title>\n</head>`;
  return `<!DOCTYPE html>\n<html lang="en">\n${head}\n<body>\n${section.repeat(copies)}</body>\n</html>\n`;
}

/** Empty fields are left out, as on paper. */
function definitions(record: Shown): string {
  const entries = Object.entries(record).filter(([, value]) => value !== '' && value !== undefined);
  const rows = entries.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${content(value)}</dd>\n`);
  return `<dl>\n${rows.join('')}</dl>\n`;
}

function content(value: unknown): string {
  if (Array.isArray(value)) {
    return `<ol>${value.map((each) => `<li>${content(each)}</li>`).join('')}</ol>`;
  }
  return typeof value === 'object' && value !== null ? definitions(value as Shown) : escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
