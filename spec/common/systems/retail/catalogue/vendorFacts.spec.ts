import { expect } from 'chai';
import { retailCatalogue } from '../../../../../lib/common/systems/retail/catalogue';
import { type Correction, corrections } from '../../../../fixtures/corrections';
import statedFacts from '../../../../fixtures/vendorFacts.json';
import { countFacts, type VendorFacts, vendorFacts } from '../../../../support/vendorFacts';

const stated: Readonly<Record<string, VendorFacts>> = statedFacts;
const wordsOf = (text: string | undefined): string[] => (text ? text.split(' ') : []);

/** The words of a kind as the vendor's answers have them. Throws for a correction of something that no page states. */
function corrected(entity: string, kind: string): string[] {
  const words = new Set(wordsOf(stated[entity]?.[kind]));
  for (const { page, real } of corrections.filter((each) => each.entity === entity && each.kind === kind)) {
    for (const word of wordsOf(page)) expect(words.delete(word), `${entity} ${kind} ${word}`).to.equal(true);
    for (const word of wordsOf(real)) words.add(word);
  }
  return [...words].sort();
}

describe("the catalogue, against the vendor's facts", () => {
  it('has every endpoint and no other', () =>
    expect(Object.keys(retailCatalogue)).to.have.members(Object.keys(stated)));

  for (const entity of Object.values(retailCatalogue)) {
    it(`agrees in everything that is known of ${entity.entity}`, () => {
      const facts = vendorFacts(entity);
      const kinds = new Set([...Object.keys(facts), ...Object.keys(stated[entity.entity] ?? {})]);
      for (const kind of kinds) {
        const words = wordsOf(facts[kind]).sort();
        expect(words, `${entity.entity} ${kind}`).to.deep.equal(corrected(entity.entity, kind));
      }
    });
  }

  it('is compared in thousands of them', () => {
    const count = Object.values(stated).reduce((sum, facts) => sum + countFacts(facts), 0);
    expect(count).to.be.above(4000);
  });

  it('is corrected in fields and relations that exist', () => {
    const known = ({ entity, kind }: Correction) => vendorFacts(retailCatalogue[entity] ?? expect.fail(entity))[kind];
    for (const each of corrections) {
      for (const word of wordsOf(each.real))
        expect(wordsOf(known(each)), `${each.entity} ${each.kind}`).to.include(word);
      for (const word of wordsOf(each.page)) expect(wordsOf(known(each)), each.entity).to.not.include(word);
    }
  });
});
