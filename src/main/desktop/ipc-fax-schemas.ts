import { z } from 'zod';
import { type DocumentRef, mostAtOnce, type QuarterTurn } from '../../shared/document.ts';
import { faxBoxes, type FaxQuery } from '../../shared/fax.ts';
import { type FaxDraftChange, faxLimits, type FilesTarget } from '../../shared/fax-draft.ts';
import { id, nothing } from './ipc-values.ts';

const time = z.number().int().min(0).max(8.64e15);
/** A pasted list of all the recipients there may be, with names. */
const recipients = z.string().max(10_000);
const number = z.string().max(300);
const turn: z.ZodType<QuarterTurn> = z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]);
const page = z.strictObject({ index: z.int().min(0).max(100_000), turn });

const draftChange: z.ZodType<FaxDraftChange> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-recipients'), text: recipients }),
  z.strictObject({ kind: z.literal('add-person'), personId: id, e164: z.string().regex(/^\+[0-9]{2,18}$/) }),
  z.strictObject({ kind: z.literal('edit-recipient'), recipientId: id, text: number }),
  z.strictObject({ kind: z.literal('remove-recipient'), recipientId: id }),
  z.strictObject({ kind: z.literal('remove-file'), fileId: id }),
  z.strictObject({ kind: z.literal('move-file'), fileId: id, place: z.int().min(0).max(1000) }),
  z.strictObject({ kind: z.literal('keep-file'), fileId: id }),
  z.strictObject({ kind: z.literal('take-changed-file'), fileId: id }),
  z.strictObject({ kind: z.literal('set-pages'), fileId: id, pages: z.array(page).max(faxLimits.pages) }),
  z.strictObject({ kind: z.literal('set-cover'), coverIndex: z.int().min(0).max(10_000).or(z.undefined()) }),
  // Longer than the platform takes: what is beyond is cut where it is kept, and the person sees it.
  z.strictObject({ kind: z.literal('set-cover-text'), text: z.string().max(4 * faxLimits.coverText) }),
  z.strictObject({ kind: z.literal('set-resolution'), resolution: z.enum(['High', 'Low']) }),
  z.strictObject({ kind: z.literal('set-time'), sendAt: time.or(z.undefined()) }),
]);

const filesTarget: z.ZodType<FilesTarget> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draft'), draftId: id }),
  z.strictObject({ kind: z.literal('new') }),
  z.strictObject({ kind: z.literal('person'), personId: id }),
  z.strictObject({ kind: z.literal('call'), callId: id }),
]);

const documentRef: z.ZodType<DocumentRef> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('draft-file'), draftId: id, fileId: id }),
  z.strictObject({ kind: z.literal('sent-file'), itemId: id, place: z.int().min(0).max(1000) }),
  z.strictObject({ kind: z.literal('fax'), faxId: id }),
]);

const faxQuery: z.ZodType<FaxQuery> = z.strictObject({
  box: z.enum(faxBoxes),
  text: number,
  since: time.exactOptional(),
  until: time.exactOptional(),
  from: z.int().min(0).max(100_000),
  count: z.int().min(0).max(200),
});

const concern = z.enum(['many-recipients', 'many-pages', 'international', 'text-without-cover', 'same-file']);

/** What each command about faxes may carry. */
export const faxCommandInputs = {
  newFax: z.tuple([z.strictObject({ to: number.exactOptional(), forwards: id.exactOptional() })]),
  changeFaxDraft: z.tuple([id, draftChange]),
  chooseFaxFiles: z.tuple([id]),
  findFaxFile: z.tuple([id, id]),
  pasteIntoFax: z.tuple([id]),
  // As many as somebody may drop by mistake; what is too much is told by whoever takes them.
  takeFiles: z.tuple([z.array(z.string().max(4096)).max(20_000), filesTarget]),
  sendFax: z.tuple([id, z.array(concern).max(10)]),
  discardFaxDraft: z.tuple([id]),
  restoreFaxDraft: z.tuple([id]),
  cancelFax: z.tuple([id]),
  answerFax: z.tuple([id, z.enum(['check-again', 'send-again', 'do-not-send'])]),
  resendFax: z.tuple([id]),
  editFax: z.tuple([id]),
  cancelScheduledFax: z.tuple([id]),
  sendScheduledFaxNow: z.tuple([id]),
  hideFax: z.tuple([id]),
  setFaxRead: z.tuple([id, z.boolean()]),
  turnFax: z.tuple([id, turn]),
  deleteFax: z.tuple([id]),
  restoreFax: z.tuple([id]),
  saveFax: z.tuple([id]),
  saveFaxAsMail: z.tuple([id]),
  refreshFaxes: nothing,
  copyFaxNumber: nothing,
};

export const faxQuestionInputs = {
  faxes: z.tuple([faxQuery]),
  fax: z.tuple([id]),
  documentPart: z.tuple([
    z.strictObject({ document: documentRef, from: z.int().min(0), count: z.int().min(0).max(mostAtOnce) }),
  ]),
};
