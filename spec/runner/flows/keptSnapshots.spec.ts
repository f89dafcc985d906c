import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keptSnapshots } from '../../../runner/flows/keptSnapshots';

describe('Kept snapshots', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are each flow its own', () => {
    const file = join(folder, 'kept.json');
    expect(keptSnapshots(file, 'a.json').read()).to.deep.equal({});
    keptSnapshots(file, 'a.json').write({ poll: { v: 1, id: '7' } });
    keptSnapshots(file, 'b.json').write({ poll: { v: 1, id: '8' } });
    expect(keptSnapshots(file, 'a.json').read()).to.deep.equal({ poll: { v: 1, id: '7' } });
  });
});
