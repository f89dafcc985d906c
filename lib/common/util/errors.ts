/**
 * The component's errors: one class for each thing that a user can do about an error.
 * Messages never hold tokens, secrets, query values or record content.
 */

/** Details of the failed request. */
export interface ErrorDetails {
  readonly status?: number | undefined;
  readonly method?: string | undefined;
  /** Path without query. */
  readonly path?: string | undefined;
  /** The `Cf-Ray` header, which the vendor's support asks for. */
  readonly ray?: string | undefined;
  readonly cause?: unknown;
}

/** Base of all errors that the component throws on purpose. */
export class LightspeedError extends Error {
  readonly status: number | undefined;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly ray: string | undefined;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.status = details.status;
    this.method = details.method;
    this.path = details.path;
    this.ray = details.ray;
  }
}

type ErrorClass = new (message: string, details: ErrorDetails) => LightspeedError;

/** A copy of the error with another text. Not for {@link IncompleteListError}, whose constructor differs. */
export const withMessage = (error: LightspeedError, message: string): LightspeedError =>
  new (error.constructor as ErrorClass)(message, { ...error, cause: error });

/** Fix the step's fields or the incoming message: 400, 409, 422, or found before anything was sent. */
export class InputError extends LightspeedError {}

/** Fix the credential or the environment: wrong host, wrong client, missing account. */
export class ConfigurationError extends LightspeedError {}

/** Authenticate again: the connection is dead. */
export class ReconnectError extends LightspeedError {}

/** Ask for a scope or an employee right: 403. */
export class PermissionError extends LightspeedError {}

/** The record does not exist (any more): 404. */
export class NotFoundError extends LightspeedError {}

/** Try again later: rate limits or an outage that lasted longer than the component waits. */
export class UnavailableError extends LightspeedError {}

/**
 * Try again with less, or later: the run ended before its work was done, because of its time limit or because the platform
 * stops the step.
 */
export class DeadlineError extends UnavailableError {
  /** The platform stops the step: the message has to be repeated. */
  readonly isStop: boolean;
  /** The time limit left no time to retry a failure. */
  readonly isAfterFailure: boolean;

  constructor(message: string, details: DeadlineDetails = {}) {
    super(message, details);
    this.isStop = details.isStop ?? false;
    this.isAfterFailure = details.isAfterFailure ?? false;
  }
}

export interface DeadlineDetails extends ErrorDetails {
  readonly isStop?: boolean;
  readonly isAfterFailure?: boolean;
}

/** Check before trying again: it is not known whether the vendor carried the request out. */
export class OutcomeUnknownError extends LightspeedError {}

/** A page of a list could not be read; the pages before it were complete. */
export class IncompleteListError extends LightspeedError {
  /** 1-based number of the page that could not be read. */
  readonly page: number;

  constructor(message: string, page: number, details: ErrorDetails = {}) {
    super(message, details);
    this.page = page;
  }
}

/** Report it: an answer breaks the vendor's rules (no JSON, wrong origin, repeated cursor). */
export class ProtocolError extends LightspeedError {}

/** Appends to the message of an error what was done before it. Changes the error itself. */
export function appendMessage<Known extends Error>(error: Known, text: string): Known {
  error.message = `${error.message} ${text}`;
  return error;
}
