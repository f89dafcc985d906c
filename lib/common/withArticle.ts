/** `an Item`, `a Shop`. */
export function withArticle(label: string): string {
  return `${/^[AEIO]/i.test(label) ? 'an' : 'a'} ${label}`;
}
