import type { Join } from '../../data/joins';
import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { isWritable, readFields } from './fields';
import { nestedList } from './nestedBody';

type PartJoin = Extract<Join, { part: string }>;

/** The uses that a part's page allows; one entry of each. */
const USES: Readonly<Record<string, readonly string[]>> = {
  ContactPhone: ['Home', 'Work', 'Mobile', 'Pager', 'Fax'],
  ContactEmail: ['Primary', 'Secondary'],
};

/** A contact has one address and one website at most (Source: vendor's page Employee). */
const SINGLE = ['ContactAddress', 'ContactWebsite'];

/** Parts have no ids: an entry replaces the one of the same use, others stay. */
export function writeParts(
  state: AccountState,
  table: string,
  row: Row,
  name: string,
  join: PartJoin,
  sent: unknown,
): void {
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
