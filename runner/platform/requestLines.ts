/** A request as the log of a container tells it. */
export interface LoggedRequest {
  /** When its answer was there. */
  readonly atMs: number;
  readonly status: number;
  /** Charged by Lightspeed; nothing for a refused one. */
  readonly costDrips: number;
}

const REQUEST = /^[A-Z]+ \S+: (\d{3}), cost ([\d.]+),/;

/** The requests of a container, from its lines of JSON. */
export function loggedRequests(output: string): LoggedRequest[] {
  return output.split('\n').flatMap((line) => {
    const { msg, time } = parsed(line);
    const [, status, cost] = REQUEST.exec(msg ?? '') ?? [];
    return status && cost && time ? [{ atMs: Date.parse(time), status: Number(status), costDrips: Number(cost) }] : [];
  });
}

function parsed(line: string): { readonly msg?: string; readonly time?: string } {
  try {
    return JSON.parse(line);
  } catch {
    // The last line may still be on its way.
    return {};
  }
}
