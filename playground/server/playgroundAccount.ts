type Fields = Readonly<Record<string, unknown>>;

/** The account that the page's runs work on, as the platform would store it. */
export interface PlaygroundAccount {
  /** The credential's fields as they are stored now. */
  credentials(): Fields;
  /** Stores renewed keys. */
  keep(keys: Record<string, unknown>): Promise<void>;
}

export function playgroundAccount(fields: Fields, keep: PlaygroundAccount['keep'] = async () => {}): PlaygroundAccount {
  let stored = fields;
  return {
    credentials: () => stored,
    async keep(keys) {
      await keep(keys);
      stored = { ...stored, ...keys };
    },
  };
}
