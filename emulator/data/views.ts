import type { Entity } from '../../lib/common/model/entity';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { hiddenTables } from './hiddenTables';
import { columnName, schemaOf, tableOf } from './schema';

/** The columns that an entity shows, in the order of its page. */
export function viewOf(entity: Entity): readonly string[] {
  return entityViews.get(entity.entity) ?? viewOfTable(tableOf(entity));
}

/** What a record of a table shows when it is embedded in another one. */
export function viewOfTable(table: string): readonly string[] {
  return tableViews.get(table) ?? entityViews.get(table) ?? [];
}

/** Structured values that records of a table carry as they are. */
const inline: Readonly<Record<string, readonly string[]>> = {
  Account: ['defaultCurrency', 'purchasingCurrencies'],
  ItemMatrix: ['attribute1Values', 'attribute2Values', 'attribute3Values'],
  Locale: ['CurrencyDenominations'],
  PriceLevel: ['Calculation'],
  Vendor: ['purchasingCurrency'],
};

const entityViews: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(retailCatalogue)
    .filter((entity) => entity.kind === 'entity' || entity.kind === 'report')
    .map((entity) => [entity.entity, columnsOf(entity)]),
);

const tableViews: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.keys(hiddenTables).map((table): [string, string[]] => [table, shown(table, columnsOfTable(table))]),
  // These two have no entity of their own name.
  ...['WorkorderImage', 'SalePaymentSignature'].map((table): [string, string[]] => [
    table,
    shown(table, columnsOfTable(table)),
  ]),
]);

function columnsOf(entity: Entity): string[] {
  const table = tableOf(entity);
  const names = [...Object.keys(entity.fields), ...Object.keys(entity.undocumentedFields)];
  return shown(
    table,
    names.map((name) => columnName(table, name)).filter((name) => name !== undefined),
  );
}

function columnsOfTable(table: string): string[] {
  return Object.keys(schemaOf(table).columns);
}

function shown(table: string, columns: readonly string[]): string[] {
  const visible = [...new Set(columns)].filter((name) => !schemaOf(table).columns[name]?.hidden);
  return [...visible, ...(inline[table] ?? [])];
}
