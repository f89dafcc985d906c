/** A refusal of the API: its status, and a text that names what was wrong. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  /** @param named what the answer names beside the text */
  constructor(
    readonly status: number,
    message: string,
    readonly named: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** The query or the body could not be understood. */
export const badRequest = (message: string): ApiError => new ApiError(400, message);
export const notFound = (message: string): ApiError => new ApiError(404, message);
export const notAllowed = (message: string): ApiError => new ApiError(405, message);
/** Understood, but not valid. */
export const invalid = (message: string): ApiError => new ApiError(422, message);
