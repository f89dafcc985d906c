import { expect } from 'chai';
import { unlessRunning } from '../../../lib/common/util/async';

describe('unlessRunning', () => {
  const [a, b] = [{}, {}];

  it('leaves out work of a step that is under way, and no other', async () => {
    const done: string[] = [];
    let end = () => {};
    const first = unlessRunning(a, () => new Promise<void>((resolve) => (end = resolve)));
    expect(await unlessRunning(a, async () => void done.push('a again'))).to.equal(false);
    expect(await unlessRunning(b, async () => void done.push('b'))).to.equal(true);
    end();
    expect(await first).to.equal(true);
    expect(await unlessRunning(a, async () => void done.push('a later'))).to.equal(true);
    expect(done).to.deep.equal(['b', 'a later']);
  });

  it('goes on after a failure', async () => {
    const failure = await unlessRunning(a, () => Promise.reject(new Error('no luck'))).catch((error) => error.message);
    expect([failure, await unlessRunning(a, async () => {})]).to.deep.equal(['no luck', true]);
  });
});
