import type { ComponentFunction } from './functions';

/** Error texts speak of form fields, by label, and of the credential; here both are flags and variables. */
export function hintsFor(error: Error, { name, fields }: ComponentFunction): string[] {
  const named = fields.filter(({ label }) => error.message.includes(`"${label}"`));
  const hints = named.map(({ key, label, model }) => {
    const choices = typeof model === 'string' ? `; list its values: npm run -s step -- ${name} --choices ${key}` : '';
    return `"${label}" is --${key}${choices}`;
  });
  return CREDENTIAL_ERRORS.has(error.name) ? [...hints, CREDENTIAL_HINT] : hints;
}

const CREDENTIAL_ERRORS = new Set(['ConfigurationError', 'ReconnectError']);

export const CREDENTIAL_HINT = 'the credential comes from the LIGHTSPEED_* variables, see .env.example';
