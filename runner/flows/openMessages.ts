/** The input messages of a step that are not over, by what the broker and the workers' logs tell. */
export interface OpenMessages {
  sent(messageId: string): void;
  /** It was handed back and will come again: its present handling ends, another one begins. */
  handedBack(messageId: string): void;
  received(messageId: string, worker: number): void;
  ended(messageId: string, worker: number): void;
  /** What the worker was at comes again, unless it had been acknowledged. */
  died(worker: number): void;
  readonly count: number;
  /** Whether nothing is open but what dead workers were at. */
  readonly isLostOnly: boolean;
  /** Of what dead workers were at nothing came again: it had been acknowledged. */
  forgetLost(): void;
}

export function trackOpenMessages(): OpenMessages {
  /** Handlings that have to end. Handing back may be seen before or after the end. */
  const expected = new Map<string, number>();
  const inWork = new Map<string, number>();
  const lost = new Set<string>();
  const add = (messageId: string, handlings: number) => {
    const left = (expected.get(messageId) ?? 0) + handlings;
    if (left === 0) expected.delete(messageId);
    else expected.set(messageId, left);
  };
  const open = () => [...expected].filter(([, handlings]) => handlings > 0).map(([messageId]) => messageId);
  return {
    sent: (messageId) => add(messageId, 1),
    handedBack: (messageId) => add(messageId, 1),
    received(messageId, worker) {
      lost.delete(messageId);
      inWork.set(messageId, worker);
    },
    ended(messageId, worker) {
      if (inWork.get(messageId) === worker) inWork.delete(messageId);
      add(messageId, -1);
    },
    died(worker) {
      for (const [messageId, at] of inWork) {
        if (at !== worker) continue;
        inWork.delete(messageId);
        lost.add(messageId);
      }
    },
    get count() {
      return open().length;
    },
    get isLostOnly() {
      return open().every((messageId) => lost.has(messageId));
    },
    forgetLost() {
      for (const messageId of lost) expected.delete(messageId);
      lost.clear();
    },
  };
}
