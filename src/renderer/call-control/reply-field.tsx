import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { longestReply } from '../../shared/call-control.ts';
import { Button } from '../components/button.tsx';
import { useKeptText } from '../components/use-kept-text.ts';

type Props = {
  /** What was written before, with this call. */
  readonly kept: string;
  readonly keep: (text: string) => void;
  readonly send: (text: string) => void;
};

/** A reply in the person's own words, with how much room is left. */
export function ReplyField({ kept, keep, send }: Props): ReactNode {
  const { i18n } = useLingui();
  const { text, type } = useKeptText(kept, keep);
  const [fieldId, countId] = [useId(), useId()];
  const words = text.trim();
  const left = longestReply - text.length;
  const onKeyDown = (event: KeyboardEvent): void => {
    // A key that is held down was meant for what stood here before.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (words !== '' && !event.repeat) send(words);
  };
  return (
    <div className="reply-field">
      <label htmlFor={fieldId} className="note-label">
        {i18n._({ id: 'reply.write', message: 'Write…' })}
      </label>
      <textarea
        id={fieldId}
        className="text-input"
        dir="auto"
        rows={1}
        maxLength={longestReply}
        value={text}
        aria-describedby={countId}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={countId} className={left === 0 ? 'note-status field-problem' : 'note-status'}>
        {i18n._({
          id: 'reply.left',
          message: '{left, plural, =0 {No characters left} one {# character left} other {# characters left}}',
          values: { left },
        })}
      </p>
      <Button disabled={words === ''} onPress={() => send(words)}>
        {i18n._({ id: 'reply.send', message: 'Send reply' })}
      </Button>
    </div>
  );
}
