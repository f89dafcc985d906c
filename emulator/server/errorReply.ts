import { errorBody } from '../errorBody';
import type { ApiReply } from '../types';

/** A refusal by the server itself, before the shop is asked. */
export const errorReply = (status: number, message: string): ApiReply => ({
  status,
  body: errorBody(status, message),
});
