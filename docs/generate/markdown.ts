/** A table of Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** What stands at the top of a page that nobody should edit. */
export const GENERATED = '<!-- Written by `npm run docs`: change docs/generate or docs/notes, not this page. -->';
