import { expect } from 'chai';

const unhandled = new Set<unknown>();
const note = (reason: unknown) => unhandled.add(reason);

/** Mocha itself passes over a promise that is rejected without anybody who looks at it. */
export function watchRejections(): void {
  // A process that runs several files forgets its listeners after each.
  if (!process.listeners('unhandledRejection').includes(note)) process.on('unhandledRejection', note);
}

/** Throws when a promise was rejected since the last call and nobody looked at it. */
export function expectNoRejections(): void {
  const found = [...unhandled];
  unhandled.clear();
  expect(found, 'rejections that nobody looked at').to.deep.equal([]);
}
