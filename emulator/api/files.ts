import type { Entity, Multipart } from '../../lib/common/model/entity';
import type { Row } from '../data/row';
import { tableOf } from '../data/schema';
import type { ApiCall, ApiReply, BodyPart } from '../types';
import { badRequest, invalid } from './apiError';
import { operate } from './operations/operate';
import { findRecord } from './read/findRecord';
import { answerSingle } from './read/single';
import type { Request } from './request';
import { checkRequiredFields, readDraft } from './write/acceptance';
import { asObject } from './write/fields';

const BASE_URL = 'https://res.cloudinary.com/emulator/image/upload/';

/** Takes in a file: its record is kept, and a signature's content, which can be read again. */
export function answerUpload(request: Request): ApiReply {
  const { entity, state, call, ids } = request;
  const { create } = entity;
  if (!create?.multipart) {
    throw new Error(`${entity.entity} takes no file`);
  }
  const upload = readUpload(entity, create.multipart, call);
  checkRequiredFields(entity, create, upload.metadata);
  const { values } = readDraft(state, entity, create, upload.metadata);
  const parent = Object.keys(entity.parents ?? {}).at(-1);
  const owner = parent === undefined ? {} : { [parent]: ids[parent] };
  const record = { ...values, ...owner };
  if (record['itemID'] && record['itemMatrixID']) {
    throw invalid('Image: itemID and itemMatrixID exclude each other.');
  }
  return operate(request, (writer) => {
    const table = tableOf(entity);
    const id = state.store.table(table).nextID();
    const stored = table === 'SalePaymentSignature' ? signature(upload, id) : image(upload, id);
    if (table === 'SalePaymentSignature') {
      dropSignatures(request, owner);
    }
    return writer.create(table, { values: { ...record, ...stored }, nested: {} });
  });
}

function image({ fileName, content }: Upload, id: number): Row {
  return { filename: fileName, size: content.length, publicID: `upload${id}`, baseImageURL: BASE_URL };
}

function signature({ content }: Upload, id: number): Row {
  return { filePath: `/signatures/upload${id}.pdf`, content: content.toString('base64') };
}

/** A payment keeps one signature (Source: vendor's page SalePayment-SalePaymentSignature). */
function dropSignatures({ state }: Request, { salePaymentID }: Row): void {
  const table = state.store.table('SalePaymentSignature');
  for (const row of table.where('salePaymentID', salePaymentID)) {
    table.remove(row);
  }
}

/** A file with what the request says about it. */
export interface Upload {
  readonly metadata: Row;
  readonly fileName: string;
  readonly content: Buffer;
}

/** No page names a limit; this one is strict on purpose. */
const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** The vendor's pages name no image formats: the emulator takes the three most common ones. */
const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/gif'];

/**
 * Takes a multipart form apart: one part with the file, one with JSON metadata or, where the entity's page wants that,
 * each field as a part of its own. Parts that the page does not name are refused.
 */
function readUpload(entity: Entity, multipart: Multipart, { parts }: ApiCall): Upload {
  if (!parts) {
    throw badRequest(`${entity.entity}: the body must be multipart/form-data.`);
  }
  const { file: fileName, metadata: metadataName } = multipart;
  const file = parts.find((part) => part.name === fileName);
  if (!file) {
    throw badRequest(`${entity.entity}: the form needs the file in a part named ${fileName}.`);
  }
  checkFile(entity, multipart, file);
  const others = parts.filter((part) => part !== file);
  const metadata = metadataName === null ? plainFields(entity, others) : jsonFields(entity, metadataName, others);
  return { metadata, fileName: file.fileName ?? '', content: file.content };
}

function checkFile({ entity }: Entity, { file, contentType }: Multipart, { content, ...part }: BodyPart): void {
  const allowed = contentType === undefined ? IMAGE_TYPES : [contentType];
  if (!allowed.includes(part.contentType ?? '') || !part.fileName) {
    throw invalid(`${entity}: the part ${file} must be a named file of the type ${allowed.join(', ')}.`);
  }
  if (content.length === 0 || content.length > MAX_FILE_BYTES) {
    throw invalid(`${entity}: the file must have 1 to ${MAX_FILE_BYTES} bytes.`);
  }
}

function plainFields({ entity, create }: Entity, parts: readonly BodyPart[]): Row {
  const unknown = parts.find((part) => !create?.fields.includes(part.name));
  if (unknown) {
    throw badRequest(`${entity}: the form has no part ${unknown.name}.`);
  }
  return Object.fromEntries(parts.map((part) => [part.name, part.content.toString('utf8')]));
}

function jsonFields({ entity }: Entity, name: string, parts: readonly BodyPart[]): Row {
  const [data, ...more] = parts;
  if (data?.name !== name || more.length > 0) {
    throw badRequest(`${entity}: beside the file the form needs one part named ${name}, with the fields as JSON.`);
  }
  try {
    return asObject(JSON.parse(data.content.toString('utf8')), `The part ${name}`);
  } catch {
    throw badRequest(`${entity}: the part ${name} must be a JSON object.`);
  }
}

/** A signature: its record, or with the suffix `.pdf` the file. Generated ones hold a blank page. */
export function answerSignature(request: Request): ApiReply {
  if (request.call.suffix !== '.pdf') {
    return answerSingle(request);
  }
  const stored = String(findRecord(request)['content']);
  const content = stored === '' ? Buffer.from(BLANK_PDF) : Buffer.from(stored, 'base64');
  return { status: 200, body: undefined, file: { contentType: 'application/pdf', content } };
}

const BLANK_PDF = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;
