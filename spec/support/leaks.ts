import { expect } from 'chai';

/** The newest secrets that steps of the specs worked with; each spec file adds its own. */
const secrets = new Set<string>();
const MAX_SECRETS = 300;
/** Shorter ones are words that texts hold by chance. */
const MIN_LENGTH = 12;

let leaks: string[] = [];

/** From now on no text may hold these. */
export function noteSecrets(...known: readonly unknown[]): void {
  for (const secret of known) {
    if (typeof secret !== 'string' || secret.length < MIN_LENGTH) continue;
    secrets.delete(secret);
    secrets.add(secret);
    const [oldest] = secrets;
    if (secrets.size > MAX_SECRETS && oldest !== undefined) secrets.delete(oldest);
  }
}

/** A text that left the component: a line of a log, an error. */
export function noteTold(text: string): void {
  for (const secret of secrets) if (text.includes(secret)) leaks.push(text.replaceAll(secret, '<the secret>'));
}

/** Throws when anything that was told since the last call held a secret. */
export function expectNoLeaks(): void {
  const found = leaks;
  leaks = [];
  expect(found, 'texts with a secret').to.deep.equal([]);
}
