import type { StoredFile } from '../documents/documents-port.ts';
import type { KeptFaxDraft } from '../storage/fax-draft-schema.ts';
import type { Draft, DraftFile } from './draft.ts';
import { knownBefore } from './looked-at.ts';
import type { FilePort } from './ports.ts';
import { addRecipients, type RecipientGround } from './recipients.ts';

/** Of which nothing is known yet but its name. */
export function freshFile({ id, name }: Pick<DraftFile, 'id' | 'name'>): DraftFile {
  return {
    ...{ id, name, linkTo: undefined, bytes: 0, kind: undefined, hash: undefined },
    ...{ state: { status: 'reading' }, pages: undefined, canEdit: false, isMeant: false },
  };
}

/** As it stands on the disk. */
export function keptOf(draft: Draft, files: Pick<FilePort, 'stored'>): KeptFaxDraft {
  const { coverIndex, coverText, resolution, sendAt, forwards } = draft;
  return {
    ...{ coverText, resolution, coverIndex, sendAt, forwards },
    recipients: draft.recipients.map(({ text, number }) => ({ text, e164: number?.e164 })),
    files: draft.files.flatMap(({ id, name, pages, isMeant }) => {
      const stored = files.stored(id);
      return stored === undefined ? [] : [{ stored, name, pages: pages && [...pages], isMeant }];
    }),
  };
}

/** A number that was understood once is the same one today; the chip still bears what was typed. */
function bringBack(
  before: Draft['recipients'],
  text: string,
  e164: string | undefined,
  ground: RecipientGround,
): Draft['recipients'] {
  const after = addRecipients(before, e164 ?? text, ground);
  return e164 === undefined ? after : after.map((one, at) => (at < before.length ? one : { ...one, text }));
}

/** Brought back; its files are to be looked at again. */
export function draftOf(
  kept: KeptFaxDraft,
  from: {
    readonly id: string;
    readonly savedAt: number;
    readonly files: FilePort;
    readonly ground: RecipientGround;
  },
): Draft {
  const files = kept.files.map(({ stored, name, pages, isMeant }): DraftFile => {
    const { id, path, way, known } = stored;
    const before: StoredFile = {
      id,
      path,
      way,
      known: known && { ...known, pages: known.pages, linkTo: known.linkTo },
    };
    from.files.restore(before);
    return {
      ...freshFile({ id, name }),
      ...knownBefore(before),
      pages,
      isMeant,
      state: { status: 'reading' },
    };
  });
  const recipients = kept.recipients.reduce<Draft['recipients']>(
    (before, { text, e164 }) => bringBack(before, text, e164, from.ground),
    [],
  );
  const { coverIndex, coverText, resolution, sendAt, forwards } = kept;
  return {
    ...{ id: from.id, recipients, files, coverIndex, coverText, resolution, sendAt, forwards },
    ...{ leftOut: 0, savedAt: from.savedAt },
  };
}
