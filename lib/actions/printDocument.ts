import type { FormSchema } from '../common/forms/fieldSchema';
import { recordSchema } from '../common/forms/metadata';
import type { Options } from '../common/forms/selects';
import type { Entity } from '../common/model/entity';
import type { Cfg, Message } from '../common/platform/context';
import { emitBody } from '../common/platform/messages';
import { inSession } from '../common/platform/run';
import type { Session } from '../common/platform/session';
import { retailCatalogue } from '../common/systems/retail/catalogue';
import { type PrintedDocument, printDocument } from '../common/systems/retail/features/documents/printDocument';
import { documentOf, documents, printForm, readPrintInput } from './printSettings';

/** Prints documents and emits each with its page attached. Nothing is emitted unless all could be printed. */
export async function printDocuments(session: Session, msg: Message, cfg: Cfg): Promise<void> {
  const entity = documentOf(cfg);
  const { ids, parameters } = readPrintInput(entity, msg.body);
  const sheets: PrintedMessage[] = [];
  for (const id of ids) {
    const printed = await printDocument(session.system.client, { entity, id, parameters });
    sheets.push(await toMessage(session, entity, id, printed));
  }
  for (const { body, attachments } of sheets) {
    await emitBody(session, body, `${entity.label} ${body['fileName']}`, 'It cannot be printed in a flow', attachments);
    session.stats.records++;
  }
}

type PrintedMessage = Required<Pick<Message, 'body' | 'attachments'>>;

async function toMessage(
  { files }: Pick<Session, 'files'>,
  entity: Entity,
  id: string,
  { html, data }: PrintedDocument,
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

export async function getDocuments(): Promise<Options> {
  return documents();
}

/** `out` has the page's URL, or the page itself where the platform has no storage for files. */
export async function getMetaModel(cfg: Cfg): Promise<{ readonly in: FormSchema; readonly out: FormSchema }> {
  const entity = documentOf(cfg);
  const properties = {
    [entity.idField ?? 'id']: { type: 'string', title: `ID of the ${entity.label}` },
    fileName: { type: 'string', title: 'File Name' },
    attachmentUrl: { type: 'string', title: 'Attachment URL', help: { description: 'the page as HTML' } },
    html: { type: 'string', title: 'HTML', help: { description: 'the page; only where there is no attachment' } },
    data: { ...recordSchema(retailCatalogue, entity), title: 'Data' },
  } as const;
  return { in: printForm(entity), out: { type: 'object', properties } };
}
