import type { Entity, Field, FieldType, LooseField } from '../../lib/common/model/entity';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { hiddenColumns, hiddenTables } from './hiddenTables';
import type { Column, TableSchema } from './row';

/** table -> the other spelling -> the name under which the vendor's samples send the field. Both can be searched by. */
const spellings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CCCharge: { response: 'rawResponse' },
  ItemShop: { onWorkOrder: 'onWorkorder' },
  OrderShipmentItem: { description: 'itemDescription' },
  ProcessingFee: {
    variablePct: 'variablePercent',
    interchangeFeesVariablePct: 'interchangeFeesVariablePercent',
    schemeFeesVariablePct: 'schemeFeesVariablePercent',
  },
  Sale: { updateTime: 'updatetime' },
};

/** `hide`: accepted in requests, never answered. `drop`: in a field table, but in no sample and of no known content. */
const unsentFields: Readonly<Record<string, { readonly hide?: readonly string[]; readonly drop?: readonly string[] }>> =
  {
    Employee: { hide: ['accessPin'] },
    SaleLine: { hide: ['requireFullReservation'], drop: ['note'] },
    TaxClass: { drop: ['SaleLines', 'Items'] },
  };

/**
 * Records with the same envelope are the same records, whatever path leads to them; custom fields are apart. Rows of
 * reports belong to nothing else, whatever their envelope says.
 */
export function tableOf(entity: Entity): string {
  if (entity.kind === 'report') {
    return entity.entity;
  }
  return entity.envelope === null || entity.envelope.startsWith('CustomField') ? entity.entity : entity.envelope;
}

export function schemaOf(table: string): TableSchema {
  const schema = schemas.get(table);
  if (!schema) {
    throw new Error(`The emulator has no table ${table}`);
  }
  return schema;
}

export function hasTable(table: string): boolean {
  return schemas.has(table);
}

/** The column that holds a field, under the vendor's other spelling too. */
export function columnName(table: string, field: string): string | undefined {
  const others = spellings[table] ?? {};
  const name = (Object.hasOwn(others, field) ? others[field] : undefined) ?? field;
  return Object.hasOwn(schemas.get(table)?.columns ?? {}, name) ? name : undefined;
}

const SCALARS: readonly FieldType[] = ['integer', 'float', 'string', 'boolean', 'datetime', 'date', 'mixed'];

const schemas: ReadonlyMap<string, TableSchema> = buildSchemas();

function buildSchemas(): Map<string, TableSchema> {
  const built = new Map<string, TableSchema>();
  for (const [name, table] of Object.entries(hiddenTables)) {
    built.set(name, { name, ...table });
  }
  for (const entity of Object.values(retailCatalogue)) {
    if (isStored(entity) && !built.has(tableOf(entity))) {
      const schema = schemaFromCatalogue(tableOf(entity));
      built.set(schema.name, schema);
    }
  }
  return built;
}

function isStored({ kind }: Entity): boolean {
  return kind === 'entity' || kind === 'report';
}

function schemaFromCatalogue(name: string): TableSchema {
  const entities = Object.values(retailCatalogue).filter((entity) => isStored(entity) && tableOf(entity) === name);
  const columns: Record<string, Column> = {};
  for (const entity of entities) {
    addColumns(columns, entity.fields, {});
    addColumns(columns, entity.undocumentedFields, { optional: true });
  }
  for (const [other, sent] of Object.entries(spellings[name] ?? {})) {
    columns[sent] = columns[other] ?? columns[sent] ?? { type: 'string' };
    delete columns[other];
  }
  for (const dropped of unsentFields[name]?.drop ?? []) {
    delete columns[dropped];
  }
  for (const secret of unsentFields[name]?.hide ?? []) {
    columns[secret] = { type: 'string', ...columns[secret], hidden: true };
  }
  const idField = entities.map((entity) => entity.idField).find((id) => id !== null);
  return { name, idField: idField ?? firstOf(hiddenColumns[name]), columns: { ...columns, ...hiddenColumns[name] } };
}

function firstOf(columns: Readonly<Record<string, Column>> | undefined): string | undefined {
  return Object.keys(columns ?? {})[0];
}

// Several entities may describe one table: a column is writable when one of them says so.
function addColumns(
  columns: Record<string, Column>,
  fields: Readonly<Record<string, Field | LooseField>>,
  extra: { optional?: true },
): void {
  for (const [name, field] of Object.entries(fields)) {
    const known = columns[name];
    if (SCALARS.includes(field.type ?? 'string') && (!known || (known.readOnly && !field.readOnly))) {
      columns[name] = { ...columnOf(field), ...(known && !known.optional ? {} : extra) };
    }
  }
}

function columnOf(field: Field | LooseField): Column {
  const target = refTable(field);
  return {
    // An id is a number, even where a page calls it a text.
    type: target ? 'integer' : (field.type ?? 'string'),
    ...(field.readOnly && { readOnly: true }),
    ...(field.enum && { enum: field.enum }),
    ...('maxLength' in field && field.maxLength !== undefined && { maxLength: field.maxLength }),
    ...('notBlank' in field && field.notBlank && { notBlank: field.notBlank }),
    ...(target && { ref: target }),
  };
}

function refTable(field: Field | LooseField): string | undefined {
  if (field.ref) {
    const entity = retailCatalogue[field.ref];
    return entity ? tableOf(entity) : undefined;
  }
  const hidden = 'refObject' in field ? field.refObject : undefined;
  return hidden !== undefined && hidden in hiddenTables ? hidden : undefined;
}
