/** Elements of HTML pages: in other markup (XML of the API) a text may be record content. */
const PAGE = new Set('html head body title h1 h2 h3 h4 p div span center pre hr br ul table style script'.split(' '));
const MESSAGE_TAGS = new Set(['title', 'message']);
const HIDDEN_TAGS = new Set(['script', 'style']);

/**
 * The title of a page, the message of an XML document, or the first line of a page or plain text. Always a single pass over
 * the text.
 */
export function textOfMarkup(body: string): string | undefined {
  let first: string | undefined;
  let isPage = false;
  let isPlain = true;
  for (const { tag, text } of pieces(body)) {
    isPlain &&= tag === '';
    isPage ||= PAGE.has(tag);
    if (MESSAGE_TAGS.has(tag) && text.trim() !== '') return text;
    if (!HIDDEN_TAGS.has(tag)) first ??= text.split('\n').find((line) => line.trim() !== '');
  }
  return isPage || isPlain ? first : undefined;
}

interface Piece {
  /** Name of the tag before the text, in lower case; `/p` for a closing one, empty at the start. */
  readonly tag: string;
  readonly text: string;
}

function* pieces(body: string): Generator<Piece> {
  let tag = '';
  let from = 0;
  for (;;) {
    const open = HIDDEN_TAGS.has(tag) ? body.indexOf('</', from) : body.indexOf('<', from);
    const close = open < 0 ? -1 : body.indexOf('>', open);
    yield { tag, text: body.slice(from, open < 0 ? undefined : open) };
    // Without its end it is no tag, and no text follows.
    if (close < 0) return;
    const name = /^<(\/?[\w:-]{1,40})/.exec(body.slice(open, open + 50))?.[1]?.toLowerCase() ?? '!';
    // In a script, `</` closes it only with its own name.
    tag = HIDDEN_TAGS.has(tag) && name !== `/${tag}` ? tag : name;
    from = close + 1;
  }
}
