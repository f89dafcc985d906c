import type { Row } from '../../data/row';
import { tableOf } from '../../data/schema';
import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import { operate } from '../operations/operate';
import type { Request } from '../request';
import { checkRequiredFields, readDraft } from '../write/acceptance';
import { readUpload, type Upload } from './readUpload';

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
