import type { I18n } from '@lingui/core';
import { type FaxFile, type FaxFileRefusal, faxLimits } from '../../../shared/fax-draft.ts';
import { withoutControls } from '../../../shared/plain-text.ts';
import { bytesWords, pagesWords } from '../fax-words.ts';

/** Names are chosen by strangers, too. */
export function fileTitle({ name }: FaxFile): string {
  return withoutControls(name);
}

/** How many pages, or what is the matter with it. */
export function stateWords(file: FaxFile, i18n: I18n): string {
  const { state, pages } = file;
  switch (state.status) {
    case 'reading':
      return i18n._({ id: 'file.reading', message: 'Reading…' });
    case 'ready':
      return pagesOf(pages?.length ?? state.pages, state.pages, i18n);
    case 'changed':
      return i18n._({ id: 'file.changed', message: 'The file has changed since it was added' });
    case 'moved':
      return i18n._({ id: 'file.moved', message: 'The file was moved' });
    case 'refused':
      return refusalWords(file, state.why, state.detail, i18n);
  }
}

function pagesOf(sent: number | undefined, whole: number | undefined, i18n: I18n): string {
  if (sent === undefined || whole === undefined) {
    return i18n._({ id: 'file.pagesUnknown', message: 'RingCentral converts it; pages unknown until sent' });
  }
  if (sent === 0) return i18n._({ id: 'file.noPages', message: 'No page is left' });
  if (sent === whole) return pagesWords(whole, i18n) ?? '';
  return i18n._({ id: 'file.somePages', message: '{sent} of {whole} pages', values: { sent, whole } });
}

function refusalWords(file: FaxFile, why: FaxFileRefusal, detail: string | undefined, i18n: I18n): string {
  const values = {
    name: fileTitle(file),
    ending: /\.[^.]+$/.exec(fileTitle(file))?.[0] ?? fileTitle(file),
    size: bytesWords(file.bytes, i18n.locale),
    detail: withoutControls(detail ?? ''),
    pages: faxLimits.pages,
  };
  switch (why) {
    case 'empty':
      return i18n._({ id: 'file.empty', message: 'This file is empty' });
    case 'too-large':
      return i18n._({ id: 'file.tooLarge', message: '{size}. The limit is 50 MB for all files.', values });
    case 'folder':
      return i18n._({ id: 'file.folder', message: 'This is a folder' });
    case 'not-a-file':
      return i18n._({ id: 'file.notAFile', message: 'This is no file that can be read' });
    case 'link-broken':
      return i18n._({ id: 'file.linkBroken', message: 'This link leads nowhere' });
    case 'not-readable':
      return i18n._({ id: 'file.notReadable', message: 'You may not read this file' });
    case 'in-use':
      return i18n._({ id: 'file.inUse', message: 'Another program has locked this file' });
    case 'not-downloaded':
      return i18n._({ id: 'file.notDownloaded', message: 'This file is in the cloud and is being fetched' });
    case 'not-answering':
      return i18n._({ id: 'file.notAnswering', message: 'The drive with this file does not answer' });
    case 'format':
      return i18n._({ id: 'file.format', message: '{ending} cannot be faxed', values });
    case 'not-what-it-says':
      return i18n._({ id: 'file.notWhatItSays', message: 'What is in it is not what its name says', values });
    case 'password':
      return i18n._({ id: 'file.password', message: 'Protected with a password, so it cannot be converted' });
    case 'damaged':
      return i18n._({ id: 'file.damaged', message: 'This file is damaged' });
    case 'too-many-pages':
      return i18n._({ id: 'file.tooManyPages', message: 'It has more than {pages} pages', values });
    case 'too-many-pixels':
      return i18n._({ id: 'file.tooManyPixels', message: 'This picture has too many pixels' });
  }
}

/** What the person can do about it; undefined where taking it away is all. */
export function adviceWords({ state }: FaxFile, i18n: I18n): string | undefined {
  if (state.status !== 'refused') return undefined;
  switch (state.why) {
    case 'format':
    case 'not-what-it-says':
      return i18n._({ id: 'advice.pdf', message: 'Export it as PDF first' });
    case 'password':
      return i18n._({ id: 'advice.password', message: 'Save a copy without the password first' });
    case 'too-large':
      return i18n._({ id: 'advice.large', message: 'Split it or lower its quality' });
    case 'too-many-pages':
      return i18n._({ id: 'advice.pages', message: 'Split it and send it as several faxes' });
    case 'too-many-pixels':
      return i18n._({ id: 'advice.pixels', message: 'Save it smaller first' });
    case 'folder':
      return i18n._({ id: 'advice.folder', message: 'Add the files in it' });
    case 'in-use':
      return i18n._({ id: 'advice.inUse', message: 'Close it there and add it again' });
    case 'not-downloaded':
    case 'not-answering':
      return i18n._({ id: 'advice.again', message: 'Add it again when it is there' });
    case 'empty':
    case 'not-a-file':
    case 'link-broken':
    case 'not-readable':
    case 'damaged':
      return undefined;
  }
}
