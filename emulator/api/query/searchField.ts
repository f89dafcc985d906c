import type { Entity } from '../../../lib/common/model/entity';
import { type Join, joins, targetTable } from '../../data/joins';
import { relatedRows } from '../../data/related';
import type { Column, Row } from '../../data/row';
import { columnName, schemaOf, tableOf } from '../../data/schema';
import type { Store } from '../../data/store';
import { viewOf, viewOfTable } from '../../data/views';
import { badRequest } from '../apiError';
import type { OperatorName } from './operator';

/** Where a filter finds its values: on the record itself (`relation` undefined) or on related records. */
export interface SearchField {
  readonly relation: string | undefined;
  readonly column: Column;
  /** Empty: all operators. */
  readonly operators?: readonly OperatorName[];
  /** Related records of a record; the record itself for its own fields. */
  readonly rows: (store: Store, row: Row) => readonly Row[];
  /** Several values: one of them must pass. */
  readonly values: (row: Row) => readonly unknown[];
}

/** Finds what a filter's name means, or refuses it. `loaded` are the names of `load_relations`. */
export function searchField(entity: Entity, name: string, loaded: readonly string[]): SearchField {
  const dot = name.indexOf('.');
  return dot < 0 ? ownField(entity, name) : relatedField(entity, name, name.slice(0, dot), name.slice(dot + 1), loaded);
}

const itself = (_store: Store, row: Row): readonly Row[] => [row];

function ownField(entity: Entity, name: string): SearchField {
  if (entity.entity === 'Item' && name === 'itemCode') {
    return itemCode;
  }
  const table = tableOf(entity);
  const column = shownColumn(table, viewOf(entity), name);
  if (!column) {
    throw badRequest(`${entity.entity} has no field or parameter ${name}.`);
  }
  const field = { relation: undefined, rows: itself, ...column };
  return table === 'CreditAccount' && name === 'code' ? { ...field, operators: ['='] } : field;
}

/** Matches the id or a bar code of an item (Source: vendor's page Item). */
const itemCode: SearchField = {
  relation: undefined,
  column: { type: 'string' },
  operators: ['=', 'IN'],
  rows: itself,
  values: (row) => [row['itemID'], row['upc'], row['ean']],
};

function relatedField(
  entity: Entity,
  name: string,
  relation: string,
  field: string,
  loaded: readonly string[],
): SearchField {
  const join = Object.hasOwn(entity.relations, relation) ? joins[tableOf(entity)]?.[relation] : undefined;
  if (!join || 'group' in join || 'choices' in join) {
    throw badRequest(`${entity.entity} has no relation ${relation} to search by ${name}.`);
  }
  if (field.includes('.')) {
    throw badRequest(`${name}: related records can be searched one level deep only.`);
  }
  if (!loaded.some((each) => each.split('.')[0] === relation)) {
    throw badRequest(`${name}: ${relation} must be among load_relations to be searched.`);
  }
  return { relation, rows: (store, row) => relatedRows(store, row, join), ...targetColumn(join, name, field) };
}

function targetColumn(join: Join, name: string, field: string): Pick<SearchField, 'column' | 'values'> {
  const table = targetTable(join) ?? '';
  const values = table === 'Contact' && Object.hasOwn(contactSearch, field) ? contactSearch[field] : undefined;
  const column = values
    ? { column: { type: 'string' } as const, values }
    : shownColumn(table, viewOfTable(table), field);
  if (!column) {
    throw badRequest(`${name}: the related records have no field ${field}.`);
  }
  return column;
}

function shownColumn(
  table: string,
  view: readonly string[],
  field: string,
): Pick<SearchField, 'column' | 'values'> | undefined {
  const name = columnName(table, field);
  const column = name === undefined ? undefined : schemaOf(table).columns[name];
  return name !== undefined && column && view.includes(name) ? { column, values: (row) => [row[name]] } : undefined;
}

/**
 * Names by which contacts are searched; the record has another shape. A contact without such an entry counts as one
 * with an empty text, so that `Contact.email=!~,` finds those who have one (Source: vendor's tutorial on searching).
 */
const contactSearch: Readonly<Record<string, (contact: Row) => readonly unknown[]>> = {
  email: (contact) => texts(contact['Emails'], 'address'),
  phoneHome: (contact) => texts(contact['Phones'], 'number', 'Home'),
  phoneWork: (contact) => texts(contact['Phones'], 'number', 'Work'),
  mobile: (contact) => texts(contact['Phones'], 'number', 'Mobile'),
  pager: (contact) => texts(contact['Phones'], 'number', 'Pager'),
  fax: (contact) => texts(contact['Phones'], 'number', 'Fax'),
};

function texts(entries: unknown, field: string, useType?: string): readonly unknown[] {
  const found = ((entries as Row[] | undefined) ?? [])
    .filter((entry) => useType === undefined || entry['useType'] === useType)
    .map((entry) => entry[field]);
  return found.length > 0 ? found : [''];
}
