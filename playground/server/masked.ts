/** Keys of bodies whose values are secret, in JSON and in forms. */
const SECRET = '(?:access|refresh|id)?[_-]?token|password|(?:client)?[_-]?secret|code_verifier';
const IN_JSON = new RegExp(`("(?:${SECRET})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'gi');
const IN_FORM = new RegExp(`((?:^|[?&])(?:${SECRET})=)[^&#]*`, 'gi');

/** The text without the values of secret keys: JSON, a form, or a URL. */
export const maskedText = (text: string): string => text.replace(IN_JSON, '$1***').replace(IN_FORM, '$1***');

const SECRET_HEADERS = /^(authorization|cookie|set-cookie|proxy-authorization)$/i;

/** The headers without tokens; the kind of an authorization stays. */
export const maskedHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      SECRET_HEADERS.test(name) ? value.replace(/^(\w+ )?.*$/s, '$1***') : value,
    ]),
  );
