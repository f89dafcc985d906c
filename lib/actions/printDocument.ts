import { recordSchema } from '../common/forms/metadata';
import type { Options } from '../common/forms/selects';
import type { Entity } from '../common/model/entity';
import { catalogueOf, chosenOf } from '../common/platform/catalogues';
import type { Cfg, Message } from '../common/platform/context';
import { emitBody } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import { formsOf, serviceOf } from '../common/platform/services';
import type { Session } from '../common/platform/session';
import type { Forms, PrintedDocument } from '../common/systems/services';
import { textField } from '../common/util/given';
import { readAhead } from '../common/util/readAhead';

/** Prints documents and emits each with its page attached, after all of them are printed. */
export async function printDocuments(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const { entity } = chosenDocument(cfg);
  const sheets: PrintedMessage[] = [];
  // The next one is printed while this one is stored.
  for await (const printed of readAhead(serviceOf(session, 'documents').print(entity, msg.body))) {
    sheets.push(await toMessage(session, entity, printed));
  }
  for (const { body, attachments } of sheets) {
    await emitBody(session, body, `${entity.label} ${body['fileName']}`, 'It cannot be printed in a flow', attachments);
    session.stats.records++;
  }
}

const chosenDocument = (cfg: Cfg) => chosenOf('Document', textField(cfg['document']), formsOf(cfg, 'documents'));

type PrintedMessage = Required<Pick<Message, 'body' | 'attachments'>>;

async function toMessage(
  { files }: Pick<Session, 'files'>,
  entity: Entity,
  { id, html, data }: PrintedDocument,
): Promise<PrintedMessage> {
  const fileName = `${entity.label.toLowerCase().replaceAll(' ', '-')}-${id}.html`;
  const about = { [entity.idField ?? 'id']: id, fileName, data };
  const url = await files.store?.(html, CONTENT_TYPE);
  if (url === undefined) {
    return { body: { ...about, html }, attachments: {} };
  }
  const attachment = { url, size: Buffer.byteLength(html), 'content-type': CONTENT_TYPE };
  return { body: { ...about, attachmentUrl: url }, attachments: { [fileName]: attachment } };
}

const CONTENT_TYPE = 'text/html; charset=utf-8';

const run = inSession(printDocuments);

export { run as process };

/** Sorted by label. */
export async function getDocuments(cfg: Cfg): Promise<Options> {
  const labels = Object.entries(formsOf(cfg, 'documents')).map(([name, { entity }]): [string, string] => [
    name,
    entity.label,
  ]);
  return Object.fromEntries(labels.sort(([, a], [, b]) => a.localeCompare(b, 'en')));
}

/** `out` has the page's URL, or the page itself where the platform has no file storage. */
export async function getMetaModel(cfg: Cfg): Promise<Forms> {
  const { entity, in: input } = chosenDocument(cfg);
  const properties = {
    [entity.idField ?? 'id']: { type: 'string', title: `ID of the ${entity.label}` },
    fileName: { type: 'string', title: 'File Name' },
    attachmentUrl: { type: 'string', title: 'Attachment URL', help: { description: 'the page as HTML' } },
    html: { type: 'string', title: 'HTML', help: { description: 'the page; only where there is no attachment' } },
    data: { ...recordSchema(catalogueOf(cfg), entity), title: 'Data' },
  } as const;
  return { in: input, out: { type: 'object', properties } };
}
