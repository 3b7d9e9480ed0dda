import type { I18n } from '@lingui/core';
import type { FaxConcern, FaxStart, FilesTarget } from '../../shared/fax-draft.ts';
import type { Route } from '../../shared/route.ts';
import type { FilesPort, PastedFiles } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import type { CopyOutcome, Documents, TakenFile } from '../documents/documents-port.ts';
import type { FaxContent } from '../storage/outbox-row.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { prepareFax, stateAfter } from './prepare-fax.ts';
import type { WholeFax } from './saving.ts';

export type ComposingPorts = {
  readonly drafts: Drafts;
  readonly documents: Pick<
    Documents,
    'take' | 'takeBytes' | 'takeInstead' | 'copyForSending' | 'removeCopies' | 'prepare'
  >;
  readonly i18n: I18n;
  readonly log: Log;
  readonly openMain: (route: Route) => void;
  /** The system's file picker; empty where the person chose none. */
  readonly chooseFiles: FilesPort['choose'];
  /** What was copied elsewhere: a picture as PNG, or files. */
  readonly readPasted: () => Promise<PastedFiles>;
  /** All of a fax's pages; undefined where they cannot be had now. */
  readonly readFax: (faxId: string) => Promise<WholeFax | undefined>;
  /** A number to begin with, where files were dropped on somebody. */
  readonly numberOf: (target: FilesTarget) => string | undefined;
  /** Of the item with that id. Throws where nobody is signed in. */
  readonly folderOf: (id: string) => string;
  readonly from: () => string;
  readonly clockOffset: () => number;
  /** Into the outbox, which sends nothing that is not written down. */
  readonly add: (id: string, content: FaxContent) => void;
  readonly tellProblem: (text: string) => void;
};

export type Composing = {
  readonly begin: (start: FaxStart) => string;
  readonly take: (
    paths: readonly string[],
    target: FilesTarget,
    way?: 'drop' | 'argument' | 'watched-folder',
  ) => void;
  readonly choose: (draftId: string) => Promise<void>;
  readonly find: (draftId: string, fileId: string) => Promise<void>;
  readonly paste: (draftId: string) => Promise<void>;
  readonly send: (draftId: string, confirmed: readonly FaxConcern[]) => Promise<void>;
};

/** From the first file to the click on Send. The draft becomes an item with the same id once that is written down. */
export function createComposing(ports: ComposingPorts): Composing {
  const { drafts, documents, i18n } = ports;
  const underWay = new Set<string>();

  function begin(start: FaxStart): string {
    const draftId = drafts.begin(start);
    // What looks at files takes a moment to start: it is there when the picker closes.
    documents.prepare();
    ports.openMain({ screen: 'faxes', draftId });
    return draftId;
  }

  function add(
    draftId: string,
    paths: readonly string[],
    way: 'drop' | 'picker' | 'argument' | 'watched-folder',
  ): void {
    const { files, leftOut } = documents.take(paths, way);
    void addTaken(draftId, files, leftOut);
  }

  /** The platform forwards nothing but what it has: beside other files the fax becomes a file, too. */
  async function addTaken(draftId: string, files: readonly TakenFile[], leftOut: number): Promise<void> {
    const { forwards } = drafts.get(draftId) ?? {};
    if (forwards === undefined || files.length === 0) return drafts.addFiles(draftId, files, leftOut);
    const whole = await ports.readFax(forwards);
    const own =
      whole &&
      (await documents.takeBytes(
        whole.bytes,
        `fax-${forwards}.${whole.kind === 'tiff' ? 'tif' : whole.kind}`,
      ));
    if (own === undefined) {
      ports.tellProblem(
        i18n._({
          id: 'fax.forwardNotHere',
          message:
            'Files cannot be added to a forwarded fax while its pages are not here. Try again when you are online.',
        }),
      );
      return;
    }
    drafts.detach(draftId);
    await drafts.addFiles(draftId, [own, ...files], leftOut);
  }

  async function paste(draftId: string): Promise<void> {
    const { files, picture } = await ports.readPasted();
    if (files.length > 0) add(draftId, files, 'drop');
    else if (picture !== undefined) {
      const name = i18n._({ id: 'fax.pastedPicture', message: 'Pasted picture' });
      const taken = await documents.takeBytes(picture, `${name}.png`);
      if (taken !== undefined) await addTaken(draftId, [taken], 0);
    }
  }

  async function send(draftId: string, confirmed: readonly FaxConcern[]): Promise<void> {
    // A second click, while the first one copies.
    if (underWay.has(draftId)) return;
    underWay.add(draftId);
    try {
      await drafts.checkFiles(draftId);
      const view = drafts.view(draftId);
      const isAsked = view?.concerns.some((concern) => !confirmed.includes(concern));
      if (view !== undefined && view.obstacle === undefined && isAsked === false) await copyAndAdd(draftId);
    } finally {
      underWay.delete(draftId);
    }
  }

  async function copyAndAdd(draftId: string): Promise<void> {
    const draft = drafts.get(draftId);
    if (draft === undefined) return;
    const folder = ports.folderOf(draftId);
    const { copyForSending: copy } = documents;
    const prepared = await prepareFax(draft, {
      copy,
      folder,
      from: ports.from(),
      clockOffset: ports.clockOffset(),
    });
    const isMeant = isSameFax(draft, drafts.get(draftId));
    if (prepared.status === 'ready' && isMeant) {
      ports.add(draftId, prepared.content);
      drafts.gone(draftId);
      ports.openMain({ screen: 'faxes', box: 'sent', itemId: draftId });
      return;
    }
    // Whatever was in the way, the draft stays as it is and nothing was sent.
    await documents
      .removeCopies(folder)
      .catch((error: unknown) => ports.log.warn('copies stay behind', { error: String(error) }));
    if (!isMeant)
      ports.tellProblem(
        i18n._({
          id: 'fax.changedMeanwhile',
          message: 'The fax was not sent, because you changed it while its files were copied. Send it again.',
        }),
      );
    else if (prepared.status === 'not-copied') notCopied(draftId, prepared.fileId, prepared.why);
  }

  function notCopied(draftId: string, fileId: string, why: CopyOutcome): void {
    const state = stateAfter(why);
    if (state !== undefined) drafts.setFileState(draftId, fileId, state);
    else ports.tellProblem(diskWords(why, i18n));
  }

  return {
    begin,
    take: (paths, target, way = 'drop') => {
      const to = ports.numberOf(target);
      const draftId = target.kind === 'draft' ? target.draftId : begin(to === undefined ? {} : { to });
      add(draftId, paths, way);
    },
    choose: async (draftId) => add(draftId, await ports.chooseFiles('several'), 'picker'),
    find: async (draftId, fileId) => {
      const [path] = await ports.chooseFiles('one');
      const taken = path === undefined ? undefined : documents.takeInstead(fileId, path);
      if (taken !== undefined) drafts.replaceFile(draftId, taken);
    },
    paste,
    send,
  };
}

/** Saving it is no change of what is sent. */
function isSameFax(one: Draft, other: Draft | undefined): boolean {
  const meant = (draft: Draft | undefined): string =>
    JSON.stringify({ ...draft, savedAt: undefined, leftOut: undefined });
  return meant(one) === meant(other);
}

function diskWords(why: CopyOutcome, i18n: I18n): string {
  if (why.status !== 'disk-full')
    return i18n._({
      id: 'fax.diskFailed',
      message:
        'The fax was not sent: its files could not be copied to Ringside’s folder. Your draft is kept.',
    });
  const megabytes = Math.ceil((why.missing ?? 0) / 1_000_000);
  return megabytes === 0
    ? i18n._({ id: 'fax.diskFull', message: 'The fax was not sent: the disk is full. Your draft is kept.' })
    : i18n._({
        id: 'fax.diskFullBy',
        message:
          'The fax was not sent: the disk is full. Free {megabytes} MB and send it again; your draft is kept.',
        values: { megabytes },
      });
}
