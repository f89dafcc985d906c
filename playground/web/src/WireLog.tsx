import { useState } from 'react';
import type { Exchange } from '../../protocol';
import { asCurl } from './asCurl';
import { TextBlock } from './TextBlock';

const SHOWN = 60;

/** Requests and answers, the newest first. */
export function WireLog({ exchanges, onClear }: { readonly exchanges: readonly Exchange[]; onClear(): void }) {
  const newest = exchanges.slice(-SHOWN).reverse();
  return (
    <section aria-labelledby="wire-title" className="panel wire">
      <h2 id="wire-title">Requests</h2>
      <div className="buttons">
        <span role="status">{toldCount(exchanges.length)}</span>
        <button type="button" onClick={onClear}>
          Clear
        </button>
      </div>
      <ol data-testid="wire" reversed start={exchanges.length}>
        {newest.map((exchange) => (
          <Entry key={exchange.id} exchange={exchange} />
        ))}
      </ol>
    </section>
  );
}

const toldCount = (count: number): string =>
  count > SHOWN ? `${count} requests, the newest ${SHOWN} are shown` : `${count} request${count === 1 ? '' : 's'}`;

function Entry({ exchange }: { readonly exchange: Exchange }) {
  const { method, url, status, costDrips, levelDrips, durationMs, by, atMs } = exchange;
  const { pathname, search } = new URL(url);
  return (
    <li className={status >= 400 || status === 0 ? 'bad' : ''}>
      <details>
        <summary>
          <code>
            {new Date(atMs).toLocaleTimeString('en-GB')} {method} {pathname.replace(/^\/API\/V3\/Account\/\d+/, '')}
            {readable(search)}
          </code>
          : {status || 'no answer'}, {durationMs} ms
          {costDrips !== undefined && `, cost ${costDrips}`}
          {levelDrips !== undefined && `, level ${levelDrips}`}
          {by !== 'run' && `, ${by === 'flow' ? 'another flow' : 'a foreign client'}`}
        </summary>
        <CopyCurl exchange={exchange} />
        <h3>Request</h3>
        <TextBlock
          name="Request"
          text={[headers(exchange.requestHeaders), pretty(exchange.requestBody)].join('\n\n')}
        />
        <h3>Answer</h3>
        <TextBlock
          name="Answer"
          text={[headers(exchange.responseHeaders), pretty(exchange.responseBody)].join('\n\n')}
        />
      </details>
    </li>
  );
}

function CopyCurl({ exchange }: { readonly exchange: Exchange }) {
  const [told, setTold] = useState('');
  const curl = asCurl(exchange);
  const copy = () => {
    navigator.clipboard.writeText(curl).then(
      () => setTold('Copied'),
      () => setTold('The browser does not allow copying: mark the text'),
    );
  };
  return (
    <>
      <div className="buttons">
        <button type="button" onClick={copy}>
          Copy as curl
        </button>
        <span role="status">{told}</span>
      </div>
      <TextBlock name="As curl" testId="curl" text={curl} />
    </>
  );
}

/** A raw request may hold a `%` that encodes nothing. */
function readable(search: string): string {
  try {
    return decodeURIComponent(search);
  } catch {
    return search;
  }
}

const headers = (all: Readonly<Record<string, string>>): string =>
  Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
