import { parse } from 'csv-parse/sync';
import { badRequest } from '../refusal';
import { type Check, type FileRow, itemIssues } from './fileRow';

/**
 * Reads a CSV catalogue. Source of header, columns and their forms: vendor's page CSV format, of which the end is not
 * known. An empty field is not given.
 * @throws Refusal when it is none; whether the vendor tells so at once is not known
 */
export function readCsvFile(text: string, strict: boolean): FileRow[] {
  const [header = [], ...rows] = records(text);
  if (rows.length === 0) throw badRequest('The file must hold a header and a row for each item.');
  if (new Set(header).size < header.length) throw badRequest('The file has a column twice.');
  return rows.map((row) => {
    const given = header.flatMap((name, at) => (row[at] ? [[name, row[at]] as const] : []));
    const issues = itemIssues(Object.fromEntries(given), checkOf, strict);
    return { item: Object.fromEntries(given.map(([name, value]) => [name, typed(name, value)])), issues };
  });
}

function records(text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true });
  } catch {
    throw badRequest('The file could not be read as CSV: look at its quotes and the fields of each row.');
  }
}

const TEXT_COLUMNS = [
  ...['vendorSku', 'name', 'brand', 'language', 'images', 'description', 'additionalDescription', 'manufacturerSku'],
  ...['gtinUpc', 'gtinEan', 'gtinIsbn', 'gtinItf14', 'groupID', 'color', 'size', 'customCategories', 'googleCategory'],
];

const AMOUNT_COLUMNS = ['msrp', 'defaultCost'];
const MEASURE_COLUMNS = ['shippingHeight', 'shippingLength', 'shippingWidth', 'shippingWeight'];

function checkOf(name: string): Check | undefined {
  if (TEXT_COLUMNS.includes(name) || /^(variation|attribute):./.test(name)) return () => undefined;
  if (AMOUNT_COLUMNS.includes(name)) return pattern(/^\d+(\.\d+)?$/, 'must be a number from 0');
  if (MEASURE_COLUMNS.includes(name)) return pattern(/^\d+(\.\d+)? [A-Za-z]+$/, 'must be a number, a space and a unit');
  if (name === 'isVisible') return pattern(/^(true|false)$/, 'must be true or false');
  return undefined;
}

const pattern = (form: RegExp, issue: string): Check => {
  return (value) => (form.test(String(value)) ? undefined : issue);
};

const typed = (name: string, value: string): string | number => (AMOUNT_COLUMNS.includes(name) ? Number(value) : value);
