import { expect } from 'chai';
import type { StoredRecord } from '../../emulator/types';
import { getObjectTypes as getSingleTypes, lookupObject } from '../../lib/actions/lookupObject';
import {
  getMetaModel,
  getObjectTypes,
  getRelations,
  getSortFields,
  lookupObjects,
} from '../../lib/actions/lookupObjects';
import type { Entity } from '../../lib/common/model/entity';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';

/** Terms without which Lightspeed refuses a search. */
const NEEDED: Readonly<Record<string, readonly [string, string][]>> = {
  CatalogSearch: [['description', 'a']],
};

const isReport = ({ kind }: Entity) => kind === 'report';

describe('Every object that can be listed', () => {
  let step: EmulatedStep;

  before(async () => {
    step = await emulatedStep({ size: { items: 30, customers: 8, sales: 12, orders: 6 }, registers: 20 });
  });

  after(() => step.close());

  /** Ids of some record that such objects lie within, if there are any. */
  function parentsOf(entity: Entity): Record<string, unknown> {
    const names = Object.keys(entity.parents ?? {});
    const [last] = names.slice(-1);
    if (last === undefined) return {};
    const inner = entity.envelope === 'CustomFieldChoice' ? entity.entity : (entity.envelope ?? '');
    const child = step.emulator.admin.records(inner).find((record) => record[last]);
    const outer = names.length > 1 ? step.emulator.admin.record('OrderShipment', String(child?.[last])) : {};
    return Object.fromEntries(names.map((name) => [name, String(child?.[name] ?? outer?.[name] ?? '')]));
  }

  const entities = Object.values(retailCatalogue).filter(
    ({ operations, kind }) => operations.list && kind === 'entity',
  );

  for (const entity of entities) {
    describe(entity.entity, () => {
      const { entity: objectType, idField } = entity;
      const needed = NEEDED[objectType] ?? [];
      const cfg = { objectType, emitBehavior: 'emitAll', archived: 'include', termNumber: needed.length };
      const terms = Object.fromEntries(
        needed.map(([fieldName, fieldValue], at) => [`sTerm_${at + 1}`, { fieldName, condition: '=', fieldValue }]),
      );

      const list = async (more: object = {}) => {
        const run = await observeAction(step, lookupObjects, { ...cfg, ...more }, { ...terms, ...parentsOf(entity) });
        expect(run.error).to.equal(undefined);
        return run.bodies[0]?.['results'] as StoredRecord[];
      };

      it('is offered, and found', async () => {
        expect(await getObjectTypes({})).to.include.keys(objectType);
        const records = await list();
        expect(records).to.not.have.length(0);
        if (idField) expect(new Set(records.map((record) => record[idField])).size).to.equal(records.length);
      });

      it('comes in every order, with every linked object, as the form tells', async () => {
        const fields = Object.keys(await getSortFields({ objectType }));
        const relations = Object.keys(await getRelations({ objectType }));
        const count = (await list()).length;
        const record = (await getMetaModel({ ...cfg, relations })).out.properties?.['results']?.items?.properties;
        for (const sort of ['', ...fields]) {
          const records = await list({ sort, relations: sort ? [] : relations });
          expect(records, sort).to.have.length(count);
          for (const each of records) expect(Object.keys(record ?? {})).to.include.members(Object.keys(each));
        }
      });

      if (idField) {
        it('is looked up by its id', async () => {
          const [first] = await list();
          const body = { ...parentsOf(entity), [idField]: first?.[idField] };
          const isOffered = objectType in (await getSingleTypes({}));
          const { bodies, error } = await observeAction(step, lookupObject, { objectType }, body);
          expect(error === undefined).to.equal(isOffered);
          if (isOffered) expect(bodies[0]?.[idField]).to.equal(first?.[idField]);
        });
      }
    });
  }

  it('is every one of the catalogue but reports, operations and documents', async () => {
    const reports = Object.values(retailCatalogue).filter(isReport);
    expect(Object.keys(await getObjectTypes({}))).to.have.members(
      [...entities, ...reports].map(({ entity }) => entity),
    );
  });
});
