import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { speak } from '../../call-card/speak.ts';
import { fileTitle } from './file-words.ts';

/** Says what became of files that were added, once all of them are read. */
export function useFilesSpeech({ files, pages }: FaxDraft): void {
  const { i18n } = useLingui();
  const known = useRef(new Set(files.map(({ id }) => id)));
  useEffect(() => {
    if (files.some(({ state }) => state.status === 'reading')) return;
    const added = files.filter(({ id }) => !known.current.has(id));
    known.current = new Set(files.map(({ id }) => id));
    if (added.length === 0) return;
    const refused = added.filter(({ state }) => state.status === 'refused');
    const taken = added.length - refused.length;
    const sentences = [
      ...(taken > 0 ? [addedWords(taken)] : []),
      ...refused.map((file) =>
        i18n._({
          id: 'compose.cannotFax',
          message: '{name} cannot be faxed.',
          values: { name: fileTitle(file) },
        }),
      ),
    ];
    speak(sentences.join(' '), 'normal');
    function addedWords(count: number): string {
      if (pages === undefined) {
        return i18n._({
          id: 'compose.added',
          message: '{count, plural, one {# file} other {# files}} added.',
          values: { count },
        });
      }
      return i18n._({
        id: 'compose.addedPages',
        message:
          '{count, plural, one {# file} other {# files}} added. The fax has {pages, plural, one {# page} other {# pages}}.',
        values: { count, pages },
      });
    }
  }, [files, i18n, pages]);
}
