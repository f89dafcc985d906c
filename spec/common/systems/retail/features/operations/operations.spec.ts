import { expect } from 'chai';
import { retailCatalogue } from '../../../../../../lib/common/systems/retail/catalogue';
import { retailOperations } from '../../../../../../lib/common/systems/retail/features/operations/operations';

const operations = Object.values(retailOperations);
const reached = new Set(operations.map(({ method, path }) => `${method} ${path}`));

describe('retailOperations', () => {
  it('have names and labels of their own', () => {
    expect(operations.map(({ name }) => name)).to.deep.equal(Object.keys(retailOperations));
    expect(operations).to.have.length(19);
    expect(new Set(operations.map(({ label }) => label)).size).to.equal(operations.length);
  });

  it('hold every operation, action and write on a path of its own that the catalogue names', () => {
    const documented = Object.values(retailCatalogue).flatMap(({ kind, path, method, actions, ...entity }) => [
      ...(kind === 'operation' ? [`${method} ${path}`] : []),
      ...Object.values(actions ?? {}).map((action) => `${action.method} ${action.path}`),
      ...[entity.create, entity.update, entity.delete].flatMap((write) =>
        write?.path ? [`${write.method} ${write.path}`] : [],
      ),
    ]);
    expect(documented).to.have.length(13);
    expect(documented.filter((each) => !reached.has(each))).to.deep.equal([]);
  });

  it('are never repeated blindly when they move money or stock, send something or make a record', () => {
    const harmless = operations.filter(({ repeat }) => 'harmless' in repeat);
    expect(harmless.map(({ name }) => name)).to.deep.equal([
      'InventoryTransferUpdateItems',
      'CustomerAnonymize',
      'CustomerRestore',
      'ItemRestore',
    ]);
  });

  it('name in their texts only ids that the input has', () => {
    for (const { name, ids, body, repeat } of operations) {
      const text = 'doneIfThereIs' in repeat ? repeat.doneIfThereIs : '';
      const known = [...Object.keys(ids), ...Object.keys(body.fields)];
      for (const [, id] of text.matchAll(/\{(\w+)\}/g)) expect(known, name).to.include(id);
    }
  });

  it('require and restrict fields that they have', () => {
    for (const { name, body, lists = {} } of operations) {
      const fields = Object.keys(body.fields);
      expect(fields, name).to.include.members([...body.required, ...Object.keys(lists)]);
      for (const rules of Object.values(lists)) {
        expect(rules.fields, name).to.include.members([...rules.required]);
      }
    }
  });
});
