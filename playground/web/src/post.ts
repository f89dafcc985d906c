/**
 * Asks the server.
 *
 * @throws Error with the server's text for the user
 */
export async function post<Answer>(name: string, body: object = {}): Promise<Answer> {
  const response = await fetch(`api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { value, problem } = (await response.json()) as { readonly value: Answer; readonly problem?: string };
  if (problem !== undefined) throw new Error(problem);
  return value;
}
