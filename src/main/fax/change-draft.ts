import { type FaxDraftChange, faxLimits } from '../../shared/fax-draft.ts';
import { plainLines } from '../../shared/plain-text.ts';
import type { Draft, DraftFile } from './draft.ts';
import { addRecipients, editRecipient, type RecipientGround } from './recipients.ts';

/** One change of the person's; what cannot be is left as it was. `take-changed-file` is done where files are read. */
export function changeDraft(draft: Draft, change: FaxDraftChange, ground: RecipientGround): Draft {
  switch (change.kind) {
    case 'add-recipients':
      return { ...draft, recipients: addRecipients(draft.recipients, change.text, ground) };
    case 'add-person':
      return { ...draft, recipients: addRecipients(draft.recipients, change.e164, ground) };
    case 'edit-recipient': {
      const recipients = editRecipient(draft.recipients, change.recipientId, change.text, ground);
      return { ...draft, recipients };
    }
    case 'remove-recipient':
      return { ...draft, recipients: draft.recipients.filter(({ id }) => id !== change.recipientId) };
    case 'remove-file':
      return { ...draft, leftOut: 0, files: draft.files.filter(({ id }) => id !== change.fileId) };
    case 'move-file':
      return { ...draft, files: moved(draft.files, change.fileId, change.place) };
    case 'keep-file':
      return withFile(draft, change.fileId, (file) => ({ ...file, isMeant: true }));
    case 'take-changed-file':
      return draft;
    case 'set-pages':
      return withFile(draft, change.fileId, (file) => withPages(file, change.pages));
    case 'set-cover':
      return { ...draft, coverIndex: change.coverIndex };
    case 'set-cover-text':
      return { ...draft, coverText: plainLines(change.text, faxLimits.coverText) };
    case 'set-resolution':
      return { ...draft, resolution: change.resolution };
    case 'set-time':
      return { ...draft, sendAt: change.sendAt };
  }
}

export function withFile(draft: Draft, id: string, change: (file: DraftFile) => DraftFile): Draft {
  return { ...draft, files: draft.files.map((file) => (file.id === id ? change(file) : file)) };
}

/** Only pages that the file has; all of them in order and unturned is the file as it is. */
function withPages(file: DraftFile, wanted: NonNullable<DraftFile['pages']>): DraftFile {
  if (!file.canEdit || file.state.status !== 'ready' || file.state.pages === undefined) return file;
  const { pages: count } = file.state;
  const pages = wanted.filter(({ index }) => index < count);
  const isWhole = pages.length === count && pages.every(({ index, turn }, at) => index === at && turn === 0);
  return { ...file, pages: isWhole ? undefined : pages };
}

function moved(files: readonly DraftFile[], id: string, place: number): readonly DraftFile[] {
  const file = files.find((one) => one.id === id);
  if (file === undefined) return files;
  const others = files.filter((one) => one.id !== id);
  const at = Math.min(place, others.length);
  return [...others.slice(0, at), file, ...others.slice(at)];
}
