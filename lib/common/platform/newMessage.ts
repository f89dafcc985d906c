import { randomUUID } from 'node:crypto';
import type { Message } from './context';

/**
 * A message with an id of its own. Without one, several messages that come of the same message share an id, and a next step
 * with parallel processing takes them for redeliveries.
 */
export const newMessage = (body: Message['body'], attachments: Message['attachments'] = {}): Message => ({
  id: randomUUID(),
  attachments,
  body,
  headers: {},
  metadata: {},
});
