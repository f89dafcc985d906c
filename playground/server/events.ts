import type { ServerResponse } from 'node:http';
import type { PlaygroundEvent } from '../protocol';

/** What happens, for every open page. */
export interface Events {
  emit(event: PlaygroundEvent): void;
  /** Sends what the runs at work have told so far and all further events as server-sent events, until the page goes. */
  stream(response: ServerResponse): void;
  close(): void;
}

/** Pages that are loaded anew are back within this time. */
const ABSENCE_MS = 3_000;

/** The newest events of a run that are kept for a page that is loaded anew. */
const MAX_KEPT = 300;

/** @param onIdle called when no page has been open for a while */
export function createEvents(onIdle: () => void): Events {
  const pages = new Set<ServerResponse>();
  /** By run: its start, and the newest of what it told. */
  const atWork = new Map<string, readonly string[]>();
  const keep = (event: PlaygroundEvent, text: string) => {
    if (!('runId' in event)) return;
    const { type, runId } = event;
    const [start = text, ...told] = atWork.get(runId) ?? [];
    if (type === 'started') atWork.set(runId, [text]);
    else if (type === 'ended') atWork.delete(runId);
    else if (atWork.has(runId)) atWork.set(runId, [start, ...told.slice(1 - MAX_KEPT), text]);
  };
  return {
    emit(event) {
      const text = `data: ${JSON.stringify(event)}\n\n`;
      keep(event, text);
      for (const page of pages) page.write(text);
    },
    stream(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': open\n\n');
      for (const text of [...atWork.values()].flat()) response.write(text);
      pages.add(response);
      response.on('close', () => {
        pages.delete(response);
        setTimeout(() => pages.size === 0 && onIdle(), ABSENCE_MS).unref();
      });
    },
    close() {
      for (const page of pages) page.end();
    },
  };
}
