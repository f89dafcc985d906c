import { expect } from 'chai';
import type { Entity, Field, LooseField } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { apiUnderTest, type Json, listOf } from '../../support/callApi';

/** Bodies for what the catalogue alone does not tell. */
const BODIES: Readonly<Record<string, object>> = {
  Category: { parentID: 0 },
  CatalogVendorItem: { catalogVendorItemID: 3 },
  Category_update: { parentID: 1 },
  CreditAccount: { code: 'ENTITYSUITE1', giftCard: true },
  Customer_update: { archived: false },
  Discount: { discountAmount: 0, discountPercent: 0.2 },
  Item_update: { archived: false },
  PaymentType: { type: 'user defined' },
  Sale: { completed: false },
  SaleLine: { isLayaway: true, isSpecialOrder: false, unitQuantity: 1, discountAmount: 0, saleID: 0 },
  // Opening has a path of its own; promotions are chosen at creation only.
  Register_update: { open: undefined, openTime: undefined, openEmployeeID: undefined },
  Sale_update: { completed: false, enablePromotions: undefined },
  SaleSaleLine: { parentSaleLineID: 0 },
  // The two exclude each other.
  OrderLine: { vendorCost: undefined },
};

/** Entities whose reading the generic part cannot judge: computed, or of a shape of their own. */
const UNUSUAL = ['Account', 'RegisterCalculated', 'Session', 'TagGroup', 'CatalogSearch'];

const SCALARS = ['integer', 'float', 'string', 'boolean', 'datetime', 'date'];

describe('Every emulated entity', () => {
  const api = apiUnderTest();
  const entities = Object.values(retailCatalogue).filter(({ kind }) => kind === 'entity');

  /** The collection's path, below parents that have such records. */
  const pathOf = (entity: Entity): string => {
    const row = usable(entity);
    return Object.keys(entity.parents ?? {}).reduce(
      (path, id) => path.replace(`{${id}}`, String(parentID(row, id))),
      entity.path,
    );
  };
  const parentID = (row: Record<string, unknown> | undefined, id: string): unknown =>
    row?.[id] ?? api.admin.record('OrderShipment', String(row?.['orderShipmentID']))?.[id] ?? 1;
  // A sale that still takes lines, a transfer that is still open.
  const usable = (entity: Entity) => {
    const rows = entity.parents ? api.admin.records(entity.entity) : [];
    const parents = Object.keys(entity.parents ?? {});
    const isOpen = (row: Record<string, unknown>) =>
      parents.every((id) => row[id] !== 0) &&
      api.admin.record('Sale', String(row['saleID']))?.['completed'] !== true &&
      !['sent', 'received'].includes(
        String(api.admin.record('InventoryTransfer', String(row['transferID']))?.['status']),
      );
    return rows.find(isOpen) ?? rows.find((row) => parents.every((id) => row[id] !== 0));
  };
  const records = (entity: Entity, query = 'archived=true') =>
    api.all(`${pathOf(entity)}.json?${query}`, entity.envelope ?? entity.entity);
  const fieldsOf = (entity: Entity): Record<string, Field | LooseField> => ({
    ...entity.undocumentedFields,
    ...entity.fields,
  });

  const usual = entities.filter(({ entity }) => !UNUSUAL.includes(entity));
  for (const entity of usual.filter(({ operations }) => operations.list)) {
    describe(entity.entity, () => {
      it('lists records that hold texts and documented members only', () => {
        const list = records(entity);
        expect(list).to.not.have.length(0);
        const known = [
          ...Object.keys(fieldsOf(entity)),
          ...Object.keys(entity.relations),
          ...Object.keys(entity.subObjects ?? {}),
        ];
        for (const record of list) {
          expectTexts(record);
          expect(known).to.include.members(Object.keys(record));
        }
      });

      it('answers each record by its id as the list does', () => {
        if (entity.operations.get && entity.entity !== 'VendorReturn') {
          for (const record of records(entity).slice(0, 3)) {
            const { status, body } = api.get(`${pathOf(entity)}/${record[entity.idField ?? '']}.json`);
            expect([status, body[entity.envelope ?? '']]).to.deep.equal([200, record]);
          }
        }
      });

      it('finds a record by each of its fields', () => {
        const [record] = records(entity);
        for (const [name, { type }] of Object.entries(fieldsOf(entity))) {
          const value = record?.[name];
          if (value !== undefined && SCALARS.includes(type ?? '') && name !== 'code' && name !== 'archived') {
            if (value === '' && type !== 'string') {
              continue;
            }
            const found = records(entity, `archived=true&${name}=${encodeURIComponent(value)}`);
            expect(found, name).to.deep.include(record);
          }
        }
      });

      it('sorts by each of its sortable fields, both ways, losing nothing', () => {
        const count = records(entity).length;
        for (const field of isPaged(entity) ? entity.sortable : []) {
          for (const sort of [field, `-${field}`]) {
            expect(records(entity, `archived=true&limit=7&sort=${sort}`), sort).to.have.length(count);
          }
        }
        expect(api.get(`${pathOf(entity)}.json?sort=nothing`).status).to.equal(400);
      });

      it('loads each of its relations', () => {
        const single = ['TransferItems', 'TransferItems.Item'];
        for (const name of [...Object.keys(entity.relations), 'all']) {
          const query = `load_relations=${name === 'all' ? name : encodeURIComponent(JSON.stringify([name]))}`;
          const [record] = records(entity);
          const path = single.includes(name) ? `${pathOf(entity)}/${record?.[entity.idField ?? '']}` : pathOf(entity);
          expect(api.get(`${path}.json?${query}`).status, name).to.equal(200);
        }
      });
    });
  }

  describe('Relations', () => {
    it('brings something with each relation, for some record', () => {
      const empty = usual.flatMap((entity) =>
        Object.keys(entity.relations)
          .filter((name) => !name.includes('.') && entity.operations.list && name !== 'TransferItems')
          .filter((name) => {
            const list = records(entity, `archived=true&load_relations=${encodeURIComponent(JSON.stringify([name]))}`);
            return list.every((record) => record[name] === undefined || record[name] === '');
          })
          .map((name) => `${entity.entity}.${name}`),
      );
      expect(empty).to.deep.equal([]);
    });
  });

  describe('Methods', () => {
    for (const entity of entities) {
      it(`refuses what ${entity.entity} does not allow`, () => {
        const { get, list, create, update } = entity.operations;
        const path = pathOf(entity);
        const expectRefused = (method: string, at: string) =>
          expect(api.call(method, `${at}.json`, {}).status, `${method} ${at}`).to.be.oneOf([404, 405]);
        if (!list && entity.idField !== null) {
          expectRefused('GET', path);
        }
        if (!create || entity.create?.path) {
          expectRefused('POST', path);
        }
        if (!get) {
          expectRefused('GET', `${path}/1`);
        }
        if (!update || entity.update?.path) {
          expectRefused('PUT', `${path}/1`);
        }
        if (!entity.operations.delete || entity.delete?.path) {
          expectRefused('DELETE', `${path}/1`);
        }
      });
    }
  });

  // Last, since the tests above expect the shop as it was made.
  describe('Writes', () => {
    for (const entity of usual.filter(
      ({ operations }) => operations.create || operations.update || operations.delete,
    )) {
      it(`creates, updates and deletes ${entity.entity} as the catalogue allows`, () => {
        const { create, update } = entity.operations;
        let record = records(entity)[0];
        if (create && !isSpecial(entity)) {
          record = entity.create?.bodyKey ? addLine(entity) : created(entity);
        }
        if (update && !entity.update?.bodyKey) {
          const body = bodyFor(entity, 'update');
          const path = `${pathOf(entity)}/${record?.[entity.idField ?? '']}.json`;
          const reply = api.call('PUT', path, body);
          expect([reply.status, reply.body.message]).to.deep.equal([200, undefined]);
          expectStored(entity, reply.body[entity.envelope ?? ''], body);
        }
        if (entity.operations.delete && !entity.delete?.path) {
          deleted(entity, record);
        }
      });
    }
  });

  function created(entity: Entity): Record<string, string> {
    const body = bodyFor(entity, 'create');
    const reply = api.call('POST', `${pathOf(entity)}.json`, body);
    expect([reply.status, reply.body.message]).to.deep.equal([200, undefined]);
    const record = reply.body[entity.envelope ?? ''];
    expectStored(entity, record, body);
    const { body: again } = api.get(`${pathOf(entity)}/${record?.[entity.idField ?? '']}.json`);
    expect(record).to.deep.include(again[entity.envelope ?? '']);
    return record as unknown as Record<string, string>;
  }

  function addLine(entity: Entity): Record<string, string> {
    const path = pathOf(entity).replace(/TransferItems$/, 'AddItems.json');
    const body = { TransferItems: [{ itemID: 58, toSend: 1 }] };
    return api.call('POST', path, body).body[entity.envelope ?? ''] as unknown as Record<string, string>;
  }

  function deleted(entity: Entity, record: Record<string, string> | undefined): void {
    const path = `${pathOf(entity)}/${record?.[entity.idField ?? '']}.json`;
    expect(api.call('DELETE', path).status).to.equal(200);
    const after = api.get(path);
    if (entity.operations.delete === 'archive') {
      expect(after.body[entity.envelope ?? '']).to.include({ archived: 'true' });
    } else {
      expect(after.status).to.equal(404);
    }
  }

  function bodyFor(entity: Entity, operation: 'create' | 'update'): Record<string, unknown> {
    const write = entity[operation];
    const fields = fieldsOf(entity);
    const names = write ? write.fields : Object.keys(fields).filter((name) => !fields[name]?.readOnly);
    const values = names
      .filter((name) => SCALARS.includes(fields[name]?.type ?? '') && !COMPUTED.test(name) && name !== entity.idField)
      .filter((name) => !Object.keys(entity.parents ?? {}).includes(name) && name !== 'saleID')
      .map((name) => [name, sample(fields[name] ?? {}, operation)]);
    const special = { ...BODIES[entity.entity], ...(operation === 'update' && BODIES[`${entity.entity}_update`]) };
    const all = Object.entries({ ...Object.fromEntries(values), ...special });
    return Object.fromEntries(all.filter(([, value]) => value !== undefined));
  }
});

/** Fields that pages list as accepted although the server sets them. */
const COMPUTED =
  /^(calc|displayable|timeStamp|createTime|completed|completeTime|avgCost|fifoCost|tax\dRate|accessPin|canBeDeleted|requireFull|internalReserved|discountPercent|isSpecialOrder|isWorkorder|isLayaway|parentSaleLineID|fullPathName|noteID)/;

/** Creations that are specified on their own: files, and the one that moves stock. */
const isSpecial = ({ entity, create }: Entity) => create?.multipart || entity === 'InventoryCountReconcile';

const isPaged = ({ entity }: Entity) => !['CurrencyRate', 'Option', 'Locale'].includes(entity);

function sample(field: Field | LooseField, operation: string): unknown {
  if (field.ref || ('refObject' in field && field.refObject)) {
    return 1;
  }
  switch (field.type) {
    case 'boolean':
      return operation === 'create';
    case 'integer':
      return 2;
    case 'float':
      return 0.5;
    case 'datetime':
      return '2026-02-03T04:05:06+00:00';
    default:
      return field.enum
        ? field.enum[0]
        : `${operation} it`.slice(0, 'maxLength' in field ? field.maxLength : undefined);
  }
}

/** What was sent came back, as texts. */
function expectStored(entity: Entity, record: Json | undefined, body: Record<string, unknown>): void {
  const shown = record as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(body)) {
    if (shown[name] !== undefined && !['code', 'name', 'catalogVendorItemID'].includes(name)) {
      expect(shown[name], `${entity.entity}.${name}`).to.equal(String(value));
    }
  }
}

function expectTexts(value: unknown): void {
  if (typeof value === 'object' && value !== null) {
    listOf<object>(value)
      .flatMap((each) => Object.values(each))
      .forEach(expectTexts);
  } else {
    expect(value).to.be.a('string');
  }
}
