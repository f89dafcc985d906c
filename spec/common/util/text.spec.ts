import { expect } from 'chai';
import { suggestion, unknownNames } from '../../../lib/common/util/text';

describe('unknownNames', () => {
  it('tells each with the nearest known one', () =>
    expect(unknownNames(['itemId', 'zzzzzz', 'itemID'], ['itemID', 'shopID'])).to.deep.equal([
      '"itemId" is unknown (perhaps "itemID")',
      '"zzzzzz" is unknown',
    ]));

  it('tells where, and what other tools call the same', () =>
    expect(unknownNames(['body'], ['data'], { where: 'to this step', usual: { body: 'data' } })).to.deep.equal([
      '"body" is unknown to this step (perhaps "data")',
    ]));

  it('takes names that every object has for names', () =>
    expect(unknownNames(['constructor', '__proto__', 'toString'], ['name'])).to.have.length(3));

  it('cuts long names and looks for no nearest one', () => {
    const [fault = ''] = unknownNames(['x'.repeat(1e6)], ['name']);
    expect(fault).to.have.length.below(200);
    expect(suggestion('x'.repeat(1e6), ['name'])).to.equal('');
  });

  it('is done at once with very many', () => {
    const names = Array.from({ length: 200_000 }, (_, at) => `key${at}`);
    const startedMs = performance.now();
    expect(unknownNames(names, ['description', 'customSku', 'upc'])).to.have.length(200_000);
    expect(performance.now() - startedMs).to.be.below(8000);
  });
});
