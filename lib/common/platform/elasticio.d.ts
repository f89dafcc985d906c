// The platform's packages have no types. These are the parts that the component uses, as in their code.

declare module 'elasticio-sailor-nodejs/lib/component_reader' {
  /** Finds and loads the component's code. */
  export class ComponentReader {
    /** Reads component.json; the path is relative to the working directory. */
    init(componentPath: string): Promise<void>;
    loadTriggerOrAction(name: string): Promise<Record<string, unknown>>;
    /** Replaces a file that cannot be loaded by a stub that accepts every credential. */
    loadVerifyCredentials(): Promise<(this: unknown, cfg: unknown, callback: unknown) => unknown>;
  }
}

declare module 'elasticio-sailor-nodejs/lib/messagesDB' {
  /** A message as the broker delivered it. */
  interface BrokerMessage {
    /** `redelivered`: an earlier consumer of the message lost its connection. */
    readonly fields: { readonly redelivered?: boolean };
    readonly properties: { readonly headers?: Readonly<Record<string, unknown>> };
  }
  /** The messages in progress, by the `messageId` of their headers. */
  const messagesDB: {
    getMessageById(id: string): BrokerMessage | undefined;
    addMessage(id: string, message: BrokerMessage): void;
    deleteMessage(id: string): void;
  };
  export = messagesDB;
}

declare module 'elasticio-sailor-nodejs/lib/logging' {
  /** The logger of a run. */
  export class ComponentLogger {
    constructor(fields: Readonly<Record<string, string>>);
    debug(text: string, ...values: unknown[]): void;
    info(text: string, ...values: unknown[]): void;
    warn(text: string, ...values: unknown[]): void;
    error(text: string, ...values: unknown[]): void;
  }
}
