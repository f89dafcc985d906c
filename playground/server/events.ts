import type { ServerResponse } from 'node:http';
import type { PlaygroundEvent } from '../protocol';

/** What happens, for every open page. */
export interface Events {
  emit(event: PlaygroundEvent): void;
  /** Sends all further events as server-sent events until the page goes. */
  stream(response: ServerResponse): void;
  close(): void;
}

/** Pages that are loaded anew are back within this time. */
const ABSENCE_MS = 3_000;

/** @param onIdle called when no page has been open for a while */
export function createEvents(onIdle: () => void): Events {
  const pages = new Set<ServerResponse>();
  return {
    emit(event) {
      const text = `data: ${JSON.stringify(event)}\n\n`;
      for (const page of pages) page.write(text);
    },
    stream(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': open\n\n');
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
