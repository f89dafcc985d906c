import type { ApiReply } from '../../types';
import { invalid } from '../apiError';
import type { Request } from '../request';
import { readBody } from './readBody';

/** Pretends to e-mail a receipt: a bare message comes back, without envelope (Source: vendor's page Sale-EmailReceipt). */
export function answerEmailReceipt(request: Request): ApiReply {
  const address = String(readBody(request)['emailAddress']);
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) {
    throw invalid('SaleEmailReceipt: emailAddress must be an e-mail address.');
  }
  return { status: 200, body: { message: `The receipt was sent to ${address}.` } };
}
