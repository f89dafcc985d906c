import { get } from 'node:http';

/** The least that a step can do: it asks the server and is done. */
export async function process(_message: unknown, cfg: { readonly environmentUrl: string }): Promise<void> {
  await new Promise((resolve, reject) => {
    get(cfg.environmentUrl, (answer) => answer.resume().on('end', resolve)).on('error', reject);
  });
}
