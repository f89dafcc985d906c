/** An account of the runner: on an emulator, or a real one from the environment. */
export interface Account {
  /** The credential's fields, as the platform puts them into `cfg`. */
  readonly credentials: Readonly<Record<string, unknown>>;
  /** Keeps renewed keys for the next start: a rotated refresh token is the only one that still works. */
  keep(keys: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

/** A system on the command line. */
export interface RunnerSystem {
  /** Variable -> field of the credential. The first one has to be set when any of them is. */
  readonly variables: Readonly<Record<string, string>>;
  /** The field of the credential that the component renews; absent: there is none. */
  readonly renewed?: RenewedField;
  /** An account on an emulator in this process, with options of that emulator. */
  emulate(options?: object): Promise<Account>;
}

export interface RenewedField {
  readonly field: string;
  /** The variables that the field begins with, the refresh token last. */
  readonly variables: readonly string[];
  /** The field's first value. */
  read(env: NodeJS.ProcessEnv): unknown;
}
