import type { CopyOutcome, CopyOrder, DocumentCopy } from '../documents/documents-port.ts';
import type { FaxContent, KeptFile } from '../storage/outbox-row.ts';
import type { Draft, DraftFile } from './draft.ts';

export type PreparePorts = {
  readonly copy: (fileId: string, order: CopyOrder) => Promise<CopyOutcome>;
  /** Of this draft alone. */
  readonly folder: string;
  /** The fax number used, in E.164; empty where it is not known. */
  readonly from: string;
  /** From this computer's clock to the platform's, ms. */
  readonly clockOffset: number;
};

export type Prepared =
  | { readonly status: 'ready'; readonly content: FaxContent }
  | {
      readonly status: 'not-copied';
      readonly fileId: string;
      readonly why: Exclude<CopyOutcome, { readonly status: 'copied' }>;
    };

/** Copies the files of a draft to where they are sent from, one after the other, and says what is to be sent. */
export async function prepareFax(draft: Draft, ports: PreparePorts): Promise<Prepared> {
  const copies: KeptFile[] = [];
  for (const [place, file] of draft.files.entries()) {
    const outcome = await ports.copy(file.id, { into: ports.folder, place, pages: file.pages });
    if (outcome.status !== 'copied') return { status: 'not-copied', fileId: file.id, why: outcome };
    copies.push(keptFile(outcome.copy));
  }
  return { status: 'ready', content: contentOf(draft, copies, ports) };
}

/** What a draft's file is after it could not be copied; undefined where that is not the file's fault. */
export function stateAfter(why: CopyOutcome): DraftFile['state'] | undefined {
  switch (why.status) {
    case 'changed':
    case 'moved':
      return { status: why.status };
    case 'refused':
      return { status: 'refused', why: why.why, detail: undefined };
    case 'copied':
    case 'disk-full':
    case 'disk-failed':
      return undefined;
  }
}

function keptFile({ path, ...copy }: DocumentCopy): KeptFile {
  return { ...copy, file: path.split(/[/\\]/u).at(-1) ?? '' };
}

function contentOf(
  draft: Draft,
  files: readonly KeptFile[],
  { from, clockOffset }: PreparePorts,
): FaxContent {
  const { coverIndex, resolution, forwards, sendAt } = draft;
  return {
    kind: 'fax',
    to: draft.recipients.flatMap(({ number, identity }) =>
      number === undefined ? [] : [{ e164: number.e164, shown: number.shown, name: identity?.name }],
    ),
    ...{ from, files, coverIndex, resolution, repeats: forwards },
    // Nobody reads it where there is no cover.
    coverText: coverIndex === 0 ? '' : draft.coverText,
    sendAt: sendAt === undefined ? undefined : Math.round(sendAt + clockOffset),
  };
}
