import type { BodyPart } from '../../types';
import type { SupplierCall, SupplierReply } from '../call';
import type { InventoryFlags } from '../records';
import { badRequest } from '../refusal';
import type { SupplierState } from '../state';
import { readCsvFile } from './csvFile';
import type { FileRow } from './fileRow';
import { readJsonFile } from './jsonFile';

/**
 * Answers `POST /v1/catalog/upload` and works the file in at once. Source: vendor's page Product catalog API setup; the
 * answer is our reading. An item with an issue is left out and named in the report, the others go in.
 * @throws Refusal for a form or a file that cannot be read
 */
export function answerUpload({ state, settings, request }: SupplierCall): SupplierReply {
  const { fileName = '', content } = filePart(request.body.kind === 'multipart' ? request.body.parts : []);
  const text = content.toString('utf8');
  const rows = readFile(fileName, text, settings.strict);
  const applied = rows.filter(({ issues }) => issues.length === 0);
  for (const row of applied) apply(row, state);
  state.uploads.push({
    at: settings.clock.nowMs(),
    fileName,
    content: text,
    applied: applied.map(({ item }) => String(item['vendorSku'])),
    issues: rows.flatMap(({ issues }, at) => issues.map((issue) => `item ${at + 1}: ${issue}`)),
  });
  return { status: 202, body: {} };
}

function filePart(parts: readonly BodyPart[]): BodyPart {
  const [file, ...others] = parts;
  if (file?.name !== 'file' || !file.fileName || others.length > 0) {
    throw badRequest('Send a multipart form with one part, the file, named file.');
  }
  return file;
}

function readFile(fileName: string, text: string, strict: boolean): FileRow[] {
  if (fileName.endsWith('.json')) return readJsonFile(text, strict);
  if (fileName.endsWith('.csv')) return readCsvFile(text, strict);
  throw badRequest('The file must be a .json or .csv file.');
}

/** The file is the truth: a known SKU is replaced as a whole, so that a flag which the file leaves out becomes false. */
function apply({ item }: FileRow, { products }: SupplierState): void {
  const { vendorSku, inventory, ...fields } = item;
  products.put({ vendorSku: String(vendorSku), inventory: { ...NO_FLAGS, ...(inventory as object) }, fields });
}

const NO_FLAGS: InventoryFlags = { isBackorderingEnabled: false, isInventoryTrackingEnabled: false };
