import { expect } from 'chai';
import { ComponentLogger } from 'elasticio-sailor-nodejs/lib/logging';
import messagesDB from 'elasticio-sailor-nodejs/lib/messagesDB';
import { earlierRunMs } from '../../../lib/common/platform/delivery';
import type { Log } from '../../../lib/common/util/log';

const NOW_MS = Date.parse('2026-06-01T12:00:00Z');

describe('earlierRunMs', () => {
  const delivered = (fields: object, headers: Record<string, unknown>): number | undefined => {
    const messageId = 'message-of-delivery-spec';
    messagesDB.addMessage(messageId, { fields, properties: { headers } });
    const logger = new ComponentLogger({ threadId: 'thread', messageId });
    const endMs = earlierRunMs({ logger }, NOW_MS);
    messagesDB.deleteMessage(messageId);
    return endMs;
  };

  it('knows of none when the sailor delivers a message for the first time', () => {
    expect(delivered({ redelivered: false }, { end: NOW_MS - 5000 })).to.equal(undefined);
  });

  it('is now when the broker delivers a message again: its container may have died a moment ago', () => {
    expect(delivered({ redelivered: true }, {})).to.equal(NOW_MS);
    expect(delivered({ redelivered: true }, { reboundIteration: 2, end: NOW_MS - 60_000 })).to.equal(NOW_MS);
  });

  it('is when a run handed the message back, never in the future', () => {
    expect(delivered({ redelivered: false }, { reboundIteration: 1, end: NOW_MS - 5000 })).to.equal(NOW_MS - 5000);
    expect(delivered({ redelivered: false }, { reboundIteration: 1, end: NOW_MS + 5000 })).to.equal(NOW_MS);
    expect(delivered({ redelivered: false }, { reboundIteration: 1 })).to.equal(NOW_MS);
  });

  it('knows of none without the sailor', () => {
    const silent = () => {};
    const logger: Log = { debug: silent, info: silent, warn: silent, error: silent };
    expect(earlierRunMs({ logger }, NOW_MS)).to.equal(undefined);
    expect(earlierRunMs({ logger: new ComponentLogger({ messageId: 'unknown' }) }, NOW_MS)).to.equal(undefined);
  });
});
