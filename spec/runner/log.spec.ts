import { expect } from 'chai';
import { levelOf, lineLog } from '../../runner/log';

describe('lineLog', () => {
  const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

  const shown: readonly (readonly [string | undefined, readonly string[]])[] = [
    ['debug', ['debug', 'info', 'warn', 'error']],
    ['info', ['info', 'warn', 'error']],
    ['warn', ['warn', 'error']],
    ['error', ['error']],
    ['Info', ['info', 'warn', 'error']],
    ['', ['warn', 'error']],
    [undefined, ['warn', 'error']],
  ];
  for (const [level, levels] of shown) {
    it(`shows ${levels.join(', ')} at level ${level || 'none'}`, () => {
      const lines: string[] = [];
      const log = lineLog(levelOf(level), (line) => lines.push(line));
      for (const each of LEVELS) log[each]('%s of %j', each, { n: 1 });
      expect(lines).to.deep.equal(levels.map((each) => `${each}: ${each} of {"n":1}`));
    });
  }

  it('knows no other levels', () =>
    expect(() => levelOf('loud')).to.throw('LOG_LEVEL must be one of debug, info, warn, error'));
});
