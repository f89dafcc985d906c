import { expect } from 'chai';
import { trackOpenMessages } from '../../../runner/flows/openMessages';

describe('Open messages of a step', () => {
  it('are those that were sent and have not ended', () => {
    const messages = trackOpenMessages();
    messages.sent('a');
    messages.sent('b');
    messages.received('a', 1);
    messages.ended('a', 1);
    expect(messages.count).to.equal(1);
    expect(messages.isLostOnly).to.equal(false);
  });

  for (const order of ['before', 'after'] as const) {
    it(`stay open when they are handed back, which is seen ${order} their end`, () => {
      const messages = trackOpenMessages();
      messages.sent('a');
      messages.received('a', 1);
      if (order === 'before') messages.handedBack('a');
      messages.ended('a', 1);
      if (order === 'after') messages.handedBack('a');
      expect(messages.count).to.equal(1);
      messages.received('a', 2);
      messages.ended('a', 2);
      expect(messages.count).to.equal(0);
    });
  }

  it('may end before the broker has confirmed that it has them', () => {
    const messages = trackOpenMessages();
    messages.ended('a', 1);
    messages.sent('a');
    expect(messages.count).to.equal(0);
  });

  it('are lost with their worker until somebody else gets them', () => {
    const messages = trackOpenMessages();
    for (const id of ['a', 'b']) {
      messages.sent(id);
      messages.received(id, 1);
    }
    messages.received('b', 2);
    messages.died(1);
    expect(messages.isLostOnly).to.equal(false);
    messages.ended('b', 2);
    expect(messages.isLostOnly).to.equal(true);
    messages.received('a', 2);
    expect(messages.isLostOnly).to.equal(false);
    messages.died(2);
    messages.forgetLost();
    expect(messages.count).to.equal(0);
  });
});
