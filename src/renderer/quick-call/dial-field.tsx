import { useLingui } from '@lingui/react';
import ClipboardPaste from 'lucide-react/icons/clipboard-paste';
import Grid3x3 from 'lucide-react/icons/grid-3x3';
import Phone from 'lucide-react/icons/phone';
import X from 'lucide-react/icons/x';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { IconButton } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';

type Props = {
  readonly text: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The list below, and the row in it that Enter takes. */
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly describedBy: string;
  readonly keypad: { readonly id: string; readonly open: boolean; readonly toggle: () => void };
};

/** As much as the main process reads. */
const longest = 200;

/** One field for names, numbers and whatever is pasted; the focus stays here while rows are chosen below. */
export function DialField(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { text, field, onType, onKeyDown, listId, activeId, describedBy } = props;
  const name = i18n._({ id: 'quickCall.field', message: 'Name or number' });
  return (
    <div className="dial-line">
      <Phone size="1.25em" aria-hidden="true" className="dial-icon" />
      <input
        ref={field}
        className="dial-field"
        role="combobox"
        aria-label={name}
        placeholder={name}
        aria-autocomplete="list"
        aria-expanded={activeId !== undefined}
        aria-controls={listId}
        aria-activedescendant={activeId}
        aria-describedby={describedBy}
        autoComplete="off"
        spellCheck="false"
        maxLength={longest}
        dir={/^[\d+(*#]/.test(text) ? 'ltr' : 'auto'}
        value={text}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <FieldButtons {...props} />
    </div>
  );
}

function FieldButtons({ keypad }: Pick<Props, 'keypad'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <>
      <IconButton
        name={i18n._({ id: 'quickCall.paste', message: 'Paste' })}
        onPress={() => send.pasteIntoQuickCall()}
      >
        <ClipboardPaste size="1.25em" aria-hidden="true" />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'quickCall.keypad', message: 'Keypad' })}
        opens={keypad}
        onPress={keypad.toggle}
      >
        <Grid3x3 size="1.25em" aria-hidden="true" />
      </IconButton>
      <IconButton
        name={i18n._({ id: 'card.close', message: 'Close' })}
        keys="Esc"
        onPress={() => send.closeQuickCall()}
      >
        <X size="1.25em" aria-hidden="true" />
      </IconButton>
    </>
  );
}
