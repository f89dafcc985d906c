import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { badRequest } from '../apiError';
import { readListRequest } from '../query/listRequest';
import { parseQuery } from '../query/parameters';
import { findRecord } from '../read/findRecord';
import { answerRows } from '../read/list';
import { renderRecord, viewerOf } from '../read/render';
import type { Request } from '../request';
import { addEmployees, addOrderAmounts, addSaleExtras, addShops, addWorkorderAmounts } from './computed';
import { printLabel } from './label';
import {
  type Addition,
  fixedTree,
  type Printer,
  type PrintParameters,
  printedEntity,
  printParameters,
  type Shown,
} from './printer';

/** Answers one document: its data, or with the suffix `.html` the rendered page. */
export function answerDocument(request: Request): ApiReply {
  const { entity, call, state } = request;
  refuseOther(entity, call.query);
  const parameters = printParameters(entity, call);
  const row = findRecord({ ...request, entity: printedEntity(entity) });
  const record = printRecord({ viewer: viewerOf(request), state }, entity, row, parameters);
  const envelope = entity.envelope ?? '';
  if (call.suffix === '.html') {
    const html = toHtml(`${entity.label} ${row[entity.idField ?? '']}`, record, copiesOf(record, parameters));
    return { status: 200, body: undefined, html };
  }
  return { status: 200, body: { '@attributes': { count: '1' }, [envelope]: record } };
}

/** Answers the data of several documents, filtered as the printed records are. */
export function answerDocuments(request: Request): ApiReply {
  const { entity, call, state } = request;
  if (call.suffix === '.html') {
    throw badRequest(`${entity.entity}: HTML shows one record only; name its id in the path.`);
  }
  const parameters = printParameters(entity, call);
  const printed = { ...request, entity: printedEntity(entity) };
  const list = readListRequest(printed);
  const test = (row: Row) => list.test(row) && isDue(entity, row, parameters);
  const printer = { viewer: viewerOf(request), state };
  return answerRows(printed, { ...list, test }, entity.envelope ?? '', (row) =>
    printRecord(printer, entity, row, parameters),
  );
}

/** Labels of an order are for what has come in, unless all are asked for (Source: vendor's page OrderLineAsLabel). */
function isDue({ document }: Entity, row: Row, { allLabels }: PrintParameters): boolean {
  return document !== 'OrderLine' || allLabels || row['checkedIn'] !== 0;
}

function copiesOf(record: Record<string, unknown>, { copies }: PrintParameters): number {
  return copies ?? Math.max(1, Number(record['copies'] ?? 1));
}

function refuseOther({ entity, queryParams = {} }: Entity, query: string): void {
  const known = ['pretty_print', 'load_relations', ...Object.keys(queryParams)];
  const other = parseQuery(query).find(({ name }) => !known.includes(name));
  if (other) {
    throw badRequest(`${entity}: a call for one document does not take the parameter ${other.name}.`);
  }
}

const additions: Readonly<Record<string, Addition>> = {
  Order: addOrderAmounts,
  RegisterCount: addEmployees,
  Sale: addSaleExtras,
  Transfer: addShops,
  Workorder: addWorkorderAmounts,
};

/** The data of a document: a label with its item inside, else the printed record with all that belongs to it. */
function printRecord(printer: Printer, document: Entity, row: Row, parameters: PrintParameters): Shown {
  if (document.envelope === 'Label') {
    return printLabel(printer, document, row, parameters);
  }
  const shown = renderRecord(printer.viewer, printedEntity(document), row, fixedTree(document));
  additions[document.document ?? '']?.(printer, row, shown);
  return shown;
}

/** A plain page with everything that a record holds; a label comes as often as it is printed. */
function toHtml(title: string, record: Shown, copies: number): string {
  const section = `<section>\n<h1>${escaped(title)}</h1>\n${definitions(record)}</section>\n`;
  const head = `<head>\n<meta charset="utf-8">\n<title>${escaped(title)}</title>\n</head>`;
  return `<!DOCTYPE html>\n<html lang="en">\n${head}\n<body>\n${section.repeat(copies)}</body>\n</html>\n`;
}

/** Empty fields are left out, as on paper. */
function definitions(record: Shown): string {
  const entries = Object.entries(record).filter(([, value]) => value !== '' && value !== undefined);
  const rows = entries.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${content(value)}</dd>\n`);
  return `<dl>\n${rows.join('')}</dl>\n`;
}

function content(value: unknown): string {
  if (Array.isArray(value)) {
    return `<ol>${value.map((each) => `<li>${content(each)}</li>`).join('')}</ol>`;
  }
  return typeof value === 'object' && value !== null ? definitions(value as Shown) : escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
