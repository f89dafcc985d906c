import type { Exchange } from '../../protocol';

/** The request as a command to repeat it; the token, or whatever proves the client, is left to a variable. */
export function asCurl({ method, url, requestHeaders, requestBody }: Exchange): string {
  const headers = Object.entries(requestHeaders).map(([name, value]) =>
    /^authorization$/i.test(name)
      ? `-H "Authorization: ${value.split(' ')[0]} $TOKEN"`
      : `-H ${quoted(`${name}: ${value}`)}`,
  );
  return [
    `curl -X ${method} ${quoted(url)}`,
    ...headers,
    ...(requestBody ? [`--data ${quoted(requestBody)}`] : []),
  ].join(' \\\n  ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
