/**
 * A log; the sailor's logger is one. The first argument is the text (printf style); an object in its place would print
 * `[object Object]`. Lines never contain tokens, secrets, query values or record content.
 */
export interface Log {
  debug(text: string, ...values: unknown[]): void;
  info(text: string, ...values: unknown[]): void;
  warn(text: string, ...values: unknown[]): void;
  error(text: string, ...values: unknown[]): void;
}

/** A log that drops every line. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
