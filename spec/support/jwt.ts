const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token of the vendor's looks with these claims and a worthless signature. */
export const jwt = (claims: object): string =>
  `${part({ typ: 'JWT', alg: 'RS256', kid: '1' })}.${part(claims)}.c2lnbmF0dXJl`;
