import { expect } from 'chai';
import { errorOf } from './support/errorOf';
import { expectNoLeaks, noteSecrets, noteTold } from './support/leaks';

describe('The scanner of the specs for secrets', () => {
  it('finds a secret in a line and in an error, and does not tell it', async () => {
    noteSecrets('a-secret-of-a-spec', 'short');
    noteTold('all is well, in short');
    expectNoLeaks();
    noteTold('token a-secret-of-a-spec was refused');
    expect(expectNoLeaks).to.throw(/^((?!a-secret-of-a-spec).)*$/s);
    await errorOf(Promise.reject(new Error('no a-secret-of-a-spec')));
    expect(expectNoLeaks).to.throw('with a secret');
    expectNoLeaks();
  });
});
