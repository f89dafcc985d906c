/** Elements that only pages have: in other markup (XML of the API) a text may be the content of a record. */
const PAGE = new Set('html head body title h1 h2 h3 h4 p div span center pre hr br ul table style script'.split(' '));
const SAYS = new Set(['title', 'message']);
const UNSEEN = new Set(['script', 'style']);

/**
 * The title of a page, the message of an XML document, or the first line of a page or a plain text. One pass over the
 * text, whatever it holds.
 */
export function textOfMarkup(body: string): string | undefined {
  let first: string | undefined;
  let isPage = false;
  let isPlain = true;
  for (const { tag, text } of pieces(body)) {
    isPlain &&= tag === '';
    isPage ||= PAGE.has(tag);
    if (SAYS.has(tag) && text.trim() !== '') return text;
    if (!UNSEEN.has(tag)) first ??= text.split('\n').find((line) => line.trim() !== '');
  }
  return isPage || isPlain ? first : undefined;
}

interface Piece {
  /** Name of the tag before the text, in lower case; `/p` of one that closes, empty at the beginning. */
  readonly tag: string;
  readonly text: string;
}

function* pieces(body: string): Generator<Piece> {
  let tag = '';
  let from = 0;
  for (;;) {
    const open = UNSEEN.has(tag) ? body.indexOf('</', from) : body.indexOf('<', from);
    const close = open < 0 ? -1 : body.indexOf('>', open);
    yield { tag, text: body.slice(from, open < 0 ? undefined : open) };
    // A tag that does not end is none, and nothing after it is text.
    if (close < 0) return;
    const name = /^<(\/?[\w:-]{1,40})/.exec(body.slice(open, open + 50))?.[1]?.toLowerCase() ?? '!';
    // `</` within a script closes it only with its own name.
    tag = UNSEEN.has(tag) && name !== `/${tag}` ? tag : name;
    from = close + 1;
  }
}
