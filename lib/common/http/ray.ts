/**
 * The `Cf-Ray` of an answer, which the vendor's support asks for: hexadecimal digits and an airport code. Any other text in
 * this header is ignored. Source: Cloudflare's page on HTTP headers.
 */
export function rayOf(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const ray = headers['cf-ray'];
  return ray !== undefined && /^[0-9a-f]{10,32}-[A-Z]{3}$/.test(ray) ? ray : undefined;
}
