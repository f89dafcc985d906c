import type { ApiReply } from '../../types';
import { findRecord } from '../read/findRecord';
import { answerSingle } from '../read/single';
import type { Request } from '../request';

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
