import { expect } from 'chai';
import type { FormSchema } from '../../../lib/common/forms/fieldSchema';
import { recordSchema } from '../../../lib/common/forms/metadata';
import { termsForm } from '../../../lib/common/forms/searchTerms';
import { pollableObjects, pollingFields } from '../../../lib/common/forms/selects';
import { writeSchema } from '../../../lib/common/forms/writeSchema';
import { canCreate, canUpdate, canUpsert } from '../../../lib/common/model/capabilities';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { operationForm, operationResult } from '../../../lib/common/systems/retail/features/operations/operationForm';
import { retailOperations } from '../../../lib/common/systems/retail/features/operations/operations';

/** What is about the vendor's documentation or about HTTP, and not about the shop. */
const ABOUT_DOCUMENTATION =
  /\bpaths?\b(?! of names)|endpoint|\bsamples?\b|\bdocument(ed|ation)\b|undocumented|tutorial|\bpage (says|shows)|relations? list|(update|create|accepted) lists?|lists? (it|them)\b|does(n't| not) list|\bDELETE\b|\bPUT\b|\bPOST\b|\bGET\b|@attributes|see notes|evidently|described as|reads inverted|(lower|upper|capital)[- ](case|[a-zA-Z]\b)|unrequested|(response|wrapper) |as printed/;

const textsOf = (form: FormSchema): string[] => [
  ...(form.help ? [form.help.description] : []),
  ...Object.values(form.properties ?? {}).flatMap(textsOf),
  ...(form.items ? textsOf(form.items) : []),
];

describe('The help texts of forms', () => {
  const entities = Object.values(retailCatalogue);
  const forms = [
    ...entities.map((entity) => recordSchema(retailCatalogue, entity, Object.keys(entity.relations))),
    ...entities.filter(canCreate).map((entity) => writeSchema(retailCatalogue, entity, 'create')),
    ...entities.filter(canUpdate).map((entity) => writeSchema(retailCatalogue, entity, 'update')),
    ...entities.filter(canUpsert).map((entity) => writeSchema(retailCatalogue, entity, 'upsert', entity.idField ?? '')),
    ...entities.flatMap((entity) => Object.values(termsForm(retailCatalogue, entity, 1))),
    ...Object.values(retailOperations).flatMap((operation) => [operationForm(operation), operationResult(operation)]),
  ];
  const labels = [
    ...Object.values(pollableObjects(retailCatalogue)),
    ...entities.flatMap((entity) => Object.values(pollingFields(entity))),
  ];
  const texts = [...new Set([...forms.flatMap(textsOf), ...labels])];

  it('are about the shop, not about the documentation of its API', () => {
    expect(texts.length).to.be.greaterThan(500);
    expect(texts.filter((text) => ABOUT_DOCUMENTATION.test(text))).to.deep.equal([]);
  });

  it('end without a full stop, and say something', () => {
    expect(texts.filter((text) => /\.$|^\s*$|;\s*$|; ;/.test(text))).to.deep.equal([]);
  });
});
