/**
 * The errors of the component, one class for each thing that a user can do about it.
 * Messages never hold tokens, secrets, query values or record content.
 */

/** What is known of the request that failed. */
export interface ErrorDetails {
  readonly status?: number | undefined;
  readonly method?: string | undefined;
  /** Path without query. */
  readonly path?: string | undefined;
  /** The `Cf-Ray` header: what the vendor's support asks for. */
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

/** The same error with another text; for all classes but {@link IncompleteListError}. */
export const withMessage = (error: LightspeedError, message: string): LightspeedError =>
  new (error.constructor as ErrorClass)(message, { ...error, cause: error });

/** Fix the step's fields or the incoming message: 400, 409, 422, or refused before anything was sent. */
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
 * Try again with less, or later: the run had to end before its work was done, because its time was up, it waited for its
 * turn until then, or the platform stops the step.
 */
export class DeadlineError extends UnavailableError {
  /** The platform stops the step: the message is to come again. */
  readonly isStop: boolean;
  /** It was about to try again what had failed. */
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

/** Look before trying again: it is not known whether the vendor carried the request out. */
export class OutcomeUnknownError extends LightspeedError {}

/** A list could not be read to its end; what came before was complete. */
export class IncompleteListError extends LightspeedError {
  /** 1-based number of the page that could not be read. */
  readonly page: number;

  constructor(message: string, page: number, details: ErrorDetails = {}) {
    super(message, details);
    this.page = page;
  }
}

/** Tell the vendor or us: an answer that breaks the rules (no JSON, wrong origin, repeated cursor). */
export class ProtocolError extends LightspeedError {}

/** The same error with more words: what had been done until then. */
export function appendMessage<Known extends Error>(error: Known, words: string): Known {
  error.message = `${error.message} ${words}`;
  return error;
}
