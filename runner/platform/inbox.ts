/** Things that arrive, in order, and a way to wait for them. */
export interface Inbox<T> {
  readonly items: readonly T[];
  push(item: T): void;
  /** Resolves as soon as what has arrived meets the condition; rejects after a time (default a minute), telling what was waited for. */
  until(text: string, condition: (items: readonly T[]) => boolean, limitMs?: number): Promise<void>;
}

const LIMIT_MS = 60_000;

export function createInbox<T>(): Inbox<T> {
  const items: T[] = [];
  const waiting = new Set<() => void>();
  return {
    items,
    push(item) {
      items.push(item);
      for (const look of waiting) look();
    },
    until: (text, condition, limitMs = LIMIT_MS) =>
      new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          waiting.delete(look);
          clearTimeout(timer);
          settle();
        };
        const look = () => condition(items) && end(resolve);
        const late = () => new Error(`Waited in vain for ${text}; ${items.length} arrived`);
        const timer = setTimeout(() => end(() => reject(late())), limitMs);
        waiting.add(look);
        look();
      }),
  };
}
