import type { Entity } from '../../../lib/common/model/entity';
import { type Join, joins, targetTable } from '../../data/joins';
import { embeddedJoins, relatedRows } from '../../data/related';
import type { Row } from '../../data/row';
import { tableOf } from '../../data/schema';
import type { Store } from '../../data/store';
import { viewOf, viewOfTable } from '../../data/views';
import { alwaysEmbedded } from '../endpointQuirks';
import type { LoadTree } from '../query/relationNames';
import type { Request } from '../request';
import { collapse, wireObject } from './wire';

export interface Viewer {
  readonly store: Store;
  /** Whether codes of gift cards are shown in full. */
  readonly seesCodes: boolean;
}

/** A stored record as the answer of an endpoint shows it, with its relations. */
export function renderRecord(viewer: Viewer, entity: Entity, row: Row, load: LoadTree): Record<string, unknown> {
  return render(viewer, tableOf(entity), viewOf(entity), row, load);
}

/** A stored record as it is shown inside others. */
export function renderRow(viewer: Viewer, table: string, row: Row, load: LoadTree): Record<string, unknown> {
  return render(viewer, table, viewOfTable(table), row, load);
}

function render(viewer: Viewer, table: string, view: readonly string[], row: Row, load: LoadTree) {
  const fields = wireObject(Object.fromEntries(view.map((name) => [name, row[name]])));
  if (table === 'CreditAccount' && !viewer.seesCodes) {
    fields['code'] = masked(String(fields['code']));
  }
  for (const name of alwaysEmbedded[table] ?? []) {
    addRelation(viewer, fields, table, row, name, load.get(name) ?? NOTHING);
  }
  for (const [name, wanted] of load) {
    addRelation(viewer, fields, table, row, name, wanted);
  }
  if (table.endsWith('CustomFieldValue')) {
    Object.assign(fields, customFieldValue(viewer.store, table, row, load.has('value')));
  }
  return fields;
}

interface Wanted {
  readonly wrapper: string | undefined;
  readonly load: LoadTree;
}

const NOTHING: Wanted = { wrapper: undefined, load: new Map() };

function addRelation(
  viewer: Viewer,
  fields: Record<string, unknown>,
  table: string,
  row: Row,
  name: string,
  wanted: Wanted,
): void {
  const join = joins[table]?.[name] ?? embeddedJoins[table]?.[name];
  if (!join || 'choices' in join) {
    return;
  }
  const value = 'group' in join ? group(viewer, row, join) : relation(viewer, row, name, join, wanted);
  if (value !== undefined) {
    fields[name] = value;
  }
}

function relation(
  viewer: Viewer,
  row: Row,
  name: string,
  join: Exclude<Join, { group: unknown } | { choices: string }>,
  wanted: Wanted,
): unknown {
  const target = targetTable(join) ?? name;
  const found = relatedRows(viewer.store, row, join).map((each) => renderRow(viewer, target, each, wanted.load));
  if ('one' in join) {
    return found[0];
  }
  return found.length === 0 ? collapse(found) : { [wanted.wrapper ?? wrapperOf(name, join)]: collapse(found) };
}

function group(viewer: Viewer, row: Row, join: Extract<Join, { group: unknown }>): unknown {
  const entries = Object.entries(join.group).map(([name, each]) => [name, relation(viewer, row, name, each, NOTHING)]);
  return wireObject(Object.fromEntries(entries));
}

/** Where no page tells the inner key: the part's own name, or the singular of the relation. */
function wrapperOf(name: string, join: Join): string {
  return 'part' in join ? join.of : name.replace(/ies$/, 'y').replace(/s$/, '');
}

// All but the last four characters (Source: vendor's page CreditAccount).
function masked(code: string): string {
  return code.replace(/.(?=.{4})/g, '*');
}

/**
 * The `value` of a custom field: a scalar as it is; for choice types the chosen records, but only when `value` was
 * loaded (Source: relation `CustomFieldValues.value` of the vendor's page Item).
 */
function customFieldValue(store: Store, table: string, row: Row, isLoaded: boolean): { value: unknown } {
  const type = String(row['type']);
  if (!type.endsWith('_choice')) {
    return { value: wireObject({ value: row['value'] })['value'] };
  }
  return { value: isLoaded ? chosen(store, table, row) : '' };
}

function chosen(store: Store, table: string, row: Row): unknown {
  const join = joins[table]?.['value'];
  const choices = join && 'choices' in join ? store.table(join.choices) : undefined;
  const found = ids(row['value'])
    .map((id) => choices?.get(id))
    .filter((choice) => choice !== undefined);
  return found.length === 0 ? '' : { CustomFieldChoice: collapse(found.map(wireObject)) };
}

function ids(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Scopes that show codes of gift cards in full. */
const SEE_CODES = ['employee:customers_view_gift_card_numbers', 'employee:all'];

export function viewerOf({ state, call }: Request): Viewer {
  return { store: state.store, seesCodes: SEE_CODES.some((scope) => call.scopes.includes(scope)) };
}
