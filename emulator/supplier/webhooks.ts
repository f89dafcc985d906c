import { randomUUID } from 'node:crypto';
import { jsonBody, type SupplierCall, type SupplierReply } from './call';
import type { Webhook } from './records';
import { badRequest } from './refusal';

/** The only event that is available. */
const EVENT = 'order.submitted';

export const answerWebhooks = ({ state }: SupplierCall): SupplierReply => ({ status: 200, body: state.webhooks });

/**
 * `POST /webhooks`; the same once more makes a second hook.
 * @throws Refusal
 */
export function answerNewWebhook(call: SupplierCall): SupplierReply {
  const { eventName, callbackUrl } = jsonBody(call, ['eventName', 'callbackUrl']);
  if (eventName !== EVENT) throw badRequest(`eventName must be ${EVENT}.`);
  if (typeof callbackUrl !== 'string' || !/^https?:\/\/\S+$/.test(callbackUrl) || !URL.canParse(callbackUrl)) {
    throw badRequest('callbackUrl must be a URL.');
  }
  const webhook: Webhook = { id: randomUUID(), supplierID: call.state.supplierID, eventName, callbackUrl };
  call.state.webhooks.push(webhook);
  return { status: 200, body: webhook };
}
