import { type Join, joins } from '../../data/joins';
import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { asObject, isWritable, nestedDraft, nestedList, readFields } from './fields';
import { specialWriters } from './special';
import type { Writer } from './writer';

/** Writes the records that a body nests: relation -> what was sent under it. */
export function writeNested(writer: Writer, table: string, row: Row, nested: Row): void {
  for (const [name, sent] of Object.entries(nested)) {
    const special = specialWriters[`${table}.${name}`];
    const join = joins[table]?.[name];
    if (special) {
      special(writer, row, sent);
    } else if (join && 'one' in join) {
      writeOne(writer, table, row, name, join, sent);
    } else if (join && 'many' in join) {
      writeMany(writer, table, row, name, join, sent);
    } else if (join && 'part' in join) {
      writeParts(writer.state, table, row, name, join, sent);
    }
  }
}

/** Records that belong to their parent alone: nested again without an id they are changed, not replaced. */
const OWNED = ['Contact', 'CreditAccount', 'ItemAttributes', 'ItemECommerce', 'Note', 'ShipTo'];

type OneJoin = Extract<Join, { one: string }>;
type ManyJoin = Extract<Join, { many: string }>;

function writeOne(writer: Writer, table: string, row: Row, name: string, join: OneJoin, sent: unknown): void {
  const parent = writer.state.store.table(table);
  const isOwned = OWNED.includes(join.one);
  if (sent === null || sent === '') {
    parent.update(row, isOwned ? {} : { [join.via]: 0 });
    return;
  }
  const object = asObject(sent, name);
  const known = referred(writer, row, name, join, object, isOwned);
  const draft = () => nestedDraft(writer.state, join.one, object);
  if (known && isOwned) {
    writer.update(join.one, known, draft());
  }
  const target = known ?? writer.create(join.one, draft());
  parent.update(row, { [join.via]: target[writer.state.store.table(join.one).idField] });
}

/** The existing record that a nested to-one record stands for. */
function referred(writer: Writer, row: Row, name: string, join: OneJoin, object: Row, isOwned: boolean) {
  const target = writer.state.store.table(join.one);
  const given = Number(object[target.idField] ?? 0);
  const known = target.get(given || (isOwned ? row[join.via] : 0));
  if (given && !known) {
    throw invalid(`${name}: ${target.idField} points to no existing ${join.one}.`);
  }
  return known;
}

function writeMany(writer: Writer, table: string, row: Row, name: string, join: ManyJoin, sent: unknown): void {
  const { store } = writer.state;
  const child = store.table(join.many);
  const parentID = row[store.table(table).idField];
  for (const entry of nestedList(name, join.wrapper ?? join.many, sent)) {
    const { values, nested } = nestedDraft(writer.state, join.many, entry);
    const draft = { values: { ...values, [join.by]: parentID }, nested };
    const id = Number(entry[child.idField] ?? 0);
    const known = child.get(id);
    if (id === 0) {
      writer.create(join.many, draft);
    } else if (known && known[join.by] === parentID) {
      writer.update(join.many, known, draft);
    } else {
      throw invalid(`${name}: ${child.idField} points to no ${join.many} of this record.`);
    }
  }
}

type PartJoin = Extract<Join, { part: string }>;

/** The uses that a part's page allows; one entry of each. */
const USES: Readonly<Record<string, readonly string[]>> = {
  ContactPhone: ['Home', 'Work', 'Mobile', 'Pager', 'Fax'],
  ContactEmail: ['Primary', 'Secondary'],
};

/** A contact has one address and one website at most (Source: vendor's page Employee). */
const SINGLE = ['ContactAddress', 'ContactWebsite'];

/** Parts have no ids: an entry replaces the one of the same use, others stay. */
function writeParts(state: AccountState, table: string, row: Row, name: string, join: PartJoin, sent: unknown): void {
  let parts = [...((row[join.part] as Row[] | undefined) ?? [])];
  for (const entry of nestedList(name, join.of, sent)) {
    const values = complete(
      state,
      join,
      readFields(state, join.of, entry, (column) => isWritable(join.of, column)),
    );
    const key = keyOf(join, values);
    const known = parts.find((part) => keyOf(join, part) === key);
    parts = [...parts.filter((part) => part !== known), { ...known, ...values }];
  }
  state.store.table(table).update(row, { [join.part]: parts });
}

function keyOf(join: PartJoin, part: Row): unknown {
  return SINGLE.includes(join.of) ? 0 : (part['useTypeID'] ?? part['useType']);
}

function complete(state: AccountState, join: PartJoin, values: Row): Row {
  if (join.of === 'ItemPrice') {
    return completePrice(state, values);
  }
  const uses = USES[join.of];
  const useType = values['useType'] ?? uses?.[0];
  if (uses && !uses.includes(String(useType))) {
    throw invalid(`${join.of}: useType must be one of ${uses.join(', ')}.`);
  }
  return uses ? { ...values, useType } : values;
}

/** A price names its level by id or by name. */
function completePrice(state: AccountState, values: Row): Row {
  const levels = state.store.table('PriceLevel');
  const { useTypeID, useType } = values;
  const level = useTypeID ? levels.get(useTypeID) : levels.rows().find((each) => each['name'] === useType);
  if (!level) {
    throw invalid('ItemPrice: useTypeID or useType must name a price level.');
  }
  return { ...values, useTypeID: level['priceLevelID'], useType: level['name'] };
}
