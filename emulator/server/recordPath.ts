/**
 * The path as prices, rights and the catalogue know it: relative to the account (`Item/12`), else absolute with a
 * leading slash (`/API/Session`).
 */
export function recordPath(segments: readonly string[] = []): string {
  const isBelowAccount = segments.length > 4 && segments.slice(0, 3).join('/') === 'API/V3/Account';
  return isBelowAccount ? segments.slice(4).join('/') : `/${segments.join('/')}`;
}
