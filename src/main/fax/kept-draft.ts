import type { KeptFaxDraft } from '../storage/fax-draft-schema.ts';
import type { Draft, DraftFile } from './draft.ts';
import type { FilePort, LookedAt } from './ports.ts';
import { addRecipients, type RecipientGround } from './recipients.ts';

/** Of which nothing is known yet but its name. */
export function freshFile(id: string, files: Pick<FilePort, 'nameOf'>): DraftFile {
  return {
    ...{ id, name: files.nameOf(id), linkTo: undefined, bytes: 0, kind: undefined, hash: undefined },
    ...{ state: { status: 'reading' }, pages: undefined, canEdit: false, isMeant: false },
  };
}

/** As it stands on the disk. */
export function keptOf(draft: Draft, sourceOf: (id: string) => string): KeptFaxDraft {
  const { coverIndex, coverText, resolution, sendAt, forwards } = draft;
  return {
    ...{ coverText, resolution },
    ...(coverIndex === undefined ? {} : { coverIndex }),
    ...(sendAt === undefined ? {} : { sendAt }),
    ...(forwards === undefined ? {} : { forwards }),
    recipients: draft.recipients.map(({ text, number }) =>
      number === undefined ? { text } : { text, e164: number.e164 },
    ),
    files: draft.files.map(({ id, name, hash, pages, isMeant }) => ({
      ...{ source: sourceOf(id), name, isMeant },
      ...(hash === undefined ? {} : { hash }),
      ...(pages === undefined ? {} : { pages: [...pages] }),
    })),
  };
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
  const files = kept.files.flatMap((file): readonly DraftFile[] => {
    const id = from.files.takeAgain(file.source, file.name);
    if (id === undefined) return [];
    const { name, hash, pages, isMeant } = file;
    return [{ ...freshFile(id, from.files), name, hash, pages, isMeant }];
  });
  const recipients = kept.recipients.reduce<Draft['recipients']>(
    (before, { text, e164 }) => addRecipients(before, e164 ?? text, from.ground),
    [],
  );
  return {
    ...{ id: from.id, recipients, files, coverIndex: kept.coverIndex, coverText: kept.coverText, leftOut: 0 },
    ...{ resolution: kept.resolution, sendAt: kept.sendAt, savedAt: from.savedAt, forwards: kept.forwards },
  };
}

/** After a restart a file that cannot be found was moved: the person may know where to. */
export function missing({ state }: LookedAt): DraftFile['state'] {
  return state.status === 'refused' && state.why === 'link-broken' ? { status: 'moved' } : state;
}
