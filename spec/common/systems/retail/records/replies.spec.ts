import { expect } from 'chai';
import { retailCatalogue } from '../../../../../lib/common/systems/retail/catalogue';
import { createNormalizer } from '../../../../../lib/common/systems/retail/records/normalize';
import { recordsIn } from '../../../../../lib/common/systems/retail/records/record';
import { replies } from '../../../../fixtures/replies';
import { entityOf } from '../../../../support/entityOf';

describe("answers as the vendor's samples have them", () => {
  for (const { entity, what, body, records } of replies) {
    it(`of ${entity}: ${what}`, () => {
      const raws = recordsIn(entityOf(entity), body) ?? [];
      expect(raws.map(createNormalizer(entityOf(entity), retailCatalogue))).to.deep.equal(records);
    });

    it(`of ${entity}, come out the same when they are read once more: ${what}`, () => {
      const normalize = createNormalizer(entityOf(entity), retailCatalogue);
      expect(records.map(normalize)).to.deep.equal(records);
    });
  }
});
