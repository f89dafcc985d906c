import { expect } from 'chai';
import { XMLParser } from 'fast-xml-parser';
import { differences } from '../../bench/peers/differences';
import { barChartSvg } from '../../bench/report/barChart';
import { aimsText, cellText, pictureName, sectionText, tableText, verdict } from '../../bench/report/markdown';
import { median } from '../../bench/support/median';

describe('the report of the benchmarks', () => {
  it('takes the middle of the runs, or the mean of the two in the middle', () => {
    expect(median([5, 1, 9])).to.equal(5);
    expect(median([4, 1, 9, 6])).to.equal(5);
    expect(median([])).to.be.NaN;
  });

  it('writes tables whose columns of numbers stand on the right', () => {
    const rows = [
      ['a|b', 1234.5],
      ['c', 0.12345],
    ];
    expect(tableText({ columns: ['name', 'ms'], rows }).split('\n')).to.deep.equal([
      '| name | ms |',
      '| --- | ---: |',
      '| a\\|b | 1,235 |',
      '| c | 0.123 |',
    ]);
  });

  it('writes whole numbers whole and others with three digits', () => {
    expect([0, 17, 1_000_000, 1.00049, 12.345, 150.4].map(cellText)).to.deep.equal([
      ...['0', '17', '1,000,000', '1.00', '12.3', '150'],
    ]);
  });

  describe('of an aim', () => {
    const why = { what: 'pages', whyMissed: 'they are large' };

    it('says that it is met, at the limit too', () => {
      expect(verdict({ ...why, measured: 1.05, atMost: 1.05 })).to.equal('met');
      expect(verdict({ ...why, measured: 0.61, atLeast: 0.6 })).to.equal('met');
    });

    it('says by how much it is missed, and why', () => {
      expect(verdict({ ...why, measured: 75, atMost: 60, unit: 'MB' })).to.equal('missed by 15 MB: they are large');
      expect(verdict({ ...why, measured: 0.5, atLeast: 0.6 })).to.equal('missed by 0.100: they are large');
    });

    it('does not call it met when nothing was measured', () =>
      expect(verdict({ ...why, measured: Number.NaN, atMost: 1 })).to.equal('not measured'));

    it('names the limit and what was measured', () =>
      expect(aimsText([{ ...why, measured: 40, atMost: 60, unit: 'ms' }])).to.include(
        '| pages | at most 60 ms | 40 ms | met |',
      ));
  });

  it('shows the pictures of a section under their names', () => {
    const charts = [{ title: 'Speed (all)', unit: 'x', bars: [] }];
    const text = sectionText({ title: 'Speed', how: 'Measured.', tables: [], charts });
    expect(text).to.equal('## Speed\n\nMeasured.\n\n![Speed (all)](pictures/speed-all-.svg)');
    expect(pictureName('Speed (all)')).to.equal('speed-all-.svg');
  });

  it('draws bars that are as long as their values', () => {
    const bars = [
      { label: 'a & b', value: 2 },
      { label: 'c', value: 1, isOther: true },
    ];
    const svg = barChartSvg({ title: 'T', unit: 'ms', bars, mark: { value: 1, label: 'aim' } });
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(svg).svg;
    const [, first, second] = parsed.rect;
    expect(Number(first['@_width'])).to.equal(2 * Number(second['@_width']));
    expect(parsed.text.map((text: { '#text': unknown }) => String(text['#text']))).to.include('a & b');
    expect(Number(parsed.line['@_x1'])).to.equal(Number(second['@_x']) + Number(second['@_width']));
  });

  it('counts what is lost and what is doubled by names that may come several times', () => {
    expect(differences(['a', 'b', 'b'], ['b', 'b', 'a'])).to.deep.equal({ lost: 0, doubled: 0 });
    expect(differences(['a', 'b', 'b'], ['a', 'a', 'b'])).to.deep.equal({ lost: 1, doubled: 1 });
    expect(differences(['a'], [])).to.deep.equal({ lost: 1, doubled: 0 });
  });
});
