import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { Button } from '../../components/button.tsx';
import { Question } from '../../components/question.tsx';
import { useAppState } from '../../use-app-state.ts';
import { concernWords, hindranceWords } from './obstacle-words.ts';
import type { Sending } from './use-sending.ts';

type Props = {
  readonly draft: FaxDraft;
  readonly sending: Sending;
  readonly discard: () => void;
  /** Only where the pages do not stand beside the form. */
  readonly preview: (() => void) | undefined;
};

/** Away with it, or off it goes; what is in the way stands beside the button. */
export function ComposeFoot({ draft, sending, discard, preview }: Props): ReactNode {
  const { i18n } = useLingui();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const { hindrance } = sending;
  return (
    <footer className="compose-foot">
      <Button look="ghost" onPress={discard}>
        {i18n._({ id: 'faxDo.discard', message: 'Discard' })}
      </Button>
      {preview === undefined ? null : (
        <Button onPress={preview}>
          {i18n._({ id: 'compose.previewAll', message: 'Preview all pages' })}
        </Button>
      )}
      <p className="compose-why" role="status">
        {hindrance === undefined ? '' : hindranceWords(hindrance, i18n)}
      </p>
      <Button
        look="accent"
        keys={isMac ? 'Cmd+Enter' : 'Ctrl+Enter'}
        disabled={hindrance !== undefined}
        onPress={sending.start}
      >
        {sendWords()}
      </Button>
      <Concerns draft={draft} sending={sending} words={sendWords()} />
    </footer>
  );
  function sendWords(): string {
    const count = draft.validRecipients;
    return count === 0
      ? i18n._({ id: 'compose.send', message: 'Send' })
      : i18n._({ id: 'compose.sendTo', message: 'Send to {count, number}', values: { count } });
  }
}

function Concerns({
  draft,
  sending,
  words,
}: Pick<Props, 'draft' | 'sending'> & { readonly words: string }): ReactNode {
  const { i18n } = useLingui();
  return (
    <Question
      isOpen={sending.isAsking}
      question={i18n._({ id: 'compose.sure', message: 'Send this fax?' })}
      confirmLabel={words}
      cancelLabel={i18n._({ id: 'compose.back', message: 'Back to the fax' })}
      onConfirm={sending.confirm}
      onCancel={sending.cancel}
    >
      <ul className="compose-concerns">
        {draft.concerns.map((concern) => (
          <li key={concern}>{concernWords(concern, draft, i18n)}</li>
        ))}
      </ul>
    </Question>
  );
}
