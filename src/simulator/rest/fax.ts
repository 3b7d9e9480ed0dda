import type { FaxRequest, Message, Placing } from '../message-types.ts';
import type { ExtensionRecord } from '../world-types.ts';
import { badParameter, isInParts, json, notFound, type PlatformReply } from '../exchange.ts';
import { messageBody } from '../message-body.ts';
import { isFaxRefusal, refuseFax } from './fax-errors.ts';
import { readEnvelope, readRecipients, readSendTime } from './fax-fields.ts';
import { readFiles, splitParts } from './fax-files.ts';
import { readMultipart } from './multipart.ts';
import { extensionPath, findOwnExtension, readJson, type Route, type RouteContext } from './route.ts';

const mostBytes = 55 * 1024 * 1024;

/** A fax with its files, whichever of the two forms it has. */
function readUpload({ request, world }: RouteContext, extensionId: number): FaxRequest | PlatformReply {
  const bytes = request.bytes ?? new Uint8Array();
  if (bytes.length > mostBytes) return refuseFax('MSG-338');
  const parts = readMultipart(request.headers['content-type'] ?? '', bytes);
  const split = parts && splitParts(parts);
  if (!split) return refuseFax('MSG-349');
  const files = readFiles(split.files);
  if ('status' in files) return files;
  const envelope = readEnvelope(split.fields, world.clock.now());
  return 'status' in envelope ? envelope : { extensionId, ...envelope, files };
}

/** The answer is a fax and no message: it lacks the owner, and its error codes come later. */
function faxReply({ world }: RouteContext, message: Message): PlatformReply {
  const body = messageBody({ accountId: world.account.id }, message);
  return json(200, Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'extensionId')));
}

const longestHiddenMs = 120_000;

/** What faults want of the record: hidden for a while, or with the id of something else. */
function placingOf({ faults, request, world, session }: RouteContext): Placing {
  const late = faults.strike('message-late', request);
  const reused = faults.strike('id-reused', request);
  const book = reused && world.addressBook(session.personId);
  const id = book?.at(book.version())[0]?.id;
  return {
    ...(late ? { hiddenMs: world.clock.random() * (late.ms ?? longestHiddenMs) } : {}),
    ...(id === undefined ? {} : { id }),
  };
}

/** Another fax of the same files: to those it failed at, or on to others. */
function sendAgain(context: RouteContext, { id: extensionId }: ExtensionRecord): PlatformReply {
  const read = readJson(context.request);
  if ('status' in read) return read;
  const { originalMessageId, to: wanted, sendTime } = read.value;
  if (typeof originalMessageId !== 'string' && typeof originalMessageId !== 'number')
    return badParameter('originalMessageId', '');
  const to = wanted === undefined ? undefined : readRecipients(wanted);
  if (to && 'status' in to) return to;
  const { clock, faxes } = context.world;
  const time = readSendTime(sendTime, clock.now());
  if ('status' in time) return time;
  const again = { extensionId, originalId: Number(originalMessageId), to, ...time };
  const sent = faxes.resend(again, placingOf(context));
  if (sent === 'unknown') return notFound('originalMessageId', String(originalMessageId));
  return sent === 'wrong-state' ? refuseFax('MSG-343') : faxReply(context, sent);
}

function sendFax(context: RouteContext): PlatformReply {
  const extension = findOwnExtension(context);
  if ('status' in extension) return extension;
  const { request, world, faults } = context;
  const refused = faults.strike('fax-refused', request);
  const { code = 'MSG-341' } = refused ?? {};
  if (refused && isFaxRefusal(code)) return refuseFax(code);
  if (world.quirks().withoutFax) return refuseFax('MSG-341');
  if (!isInParts(request.headers['content-type'])) return sendAgain(context, extension);
  const upload = readUpload(context, extension.id);
  return 'status' in upload ? upload : faxReply(context, world.faxes.send(upload, placingOf(context)));
}

export const faxRoutes: readonly Route[] = [
  { method: 'POST', path: `${extensionPath}/fax`, group: 'Heavy', permission: 'Faxes', run: sendFax },
];
