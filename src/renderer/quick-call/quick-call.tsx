import { useLingui } from '@lingui/react';
import { type DragEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { QuickCallState } from '../../shared/dialling.ts';
import { useAppState, useCompanion, useSend } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import { DialField } from './dial-field.tsx';
import { DialList, rowId } from './dial-list.tsx';
import { type DialRow, dialRows, targetOf } from './dial-rows.ts';
import { droppedText } from './dropped-text.ts';
import { Keypad } from './keypad.tsx';
import { QuickCallFoot } from './quick-call-foot.tsx';
import { QuickCallWords } from './quick-call-words.tsx';
import { useDial } from './use-dial.ts';
import { useDialKeys } from './use-dial-keys.ts';
import { useKeypad } from './use-keypad.ts';
import { useOrder } from './use-order.ts';

/** One field, whom it means, and a deliberate Enter or click: nothing is called before. */
export function QuickCall({ quickCall }: { readonly quickCall: QuickCallState }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const ids = useIds();
  const dial = useDial(quickCall.fill);
  const [fromId, setFromId] = useState<string>();
  const { doubts, place, fax } = useOrder(quickCall.fill, fromId);
  const isBlocked = useAppState((state) => state.settings.calls.blockCostly);
  const keypad = useKeypad(dial);
  const rows = dialRows(dial.answer, quickCall, dial.held);
  const pick = (row: DialRow): void => {
    const target = targetOf(row);
    // The field says why it is not called.
    if (row.kind === 'person' && target.costly !== undefined && isBlocked) dial.type(target.to);
    else if (row.kind !== 'newest') place(target);
    else if (dial.held !== undefined) dial.takeHeld();
    else send.takeNewestTarget();
  };
  const keys = useDialKeys({ rows, text: dial.text, pick, fax: (row) => fax(targetOf(row)), keypad });
  const active = rows[keys.active];
  useFocusWhenAsked(dial.field);
  useCountSpeech(rows.length, dial.text);
  const isIdle = dial.text === '' && rows.length === 0 && quickCall.notice === undefined && !keypad.open;
  return (
    <main
      className="quick-call"
      aria-labelledby={ids.title}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => void drop(event, send.dropOnQuickCall)}
    >
      <h1 id={ids.title} className="visually-hidden">
        {i18n._({ id: 'quickCall.name', message: 'Quick call' })}
      </h1>
      <DialField
        text={dial.text}
        field={dial.field}
        onType={dial.type}
        onKeyDown={keys.onKeyDown}
        listId={ids.list}
        activeId={active === undefined ? undefined : rowId(ids.list, keys.active)}
        describedBy={ids.words}
        keypad={{ ...keypad, id: ids.keypad }}
      />
      <QuickCallWords id={ids.words} answer={dial.answer} quickCall={quickCall} doubts={doubts} />
      <DialList
        id={ids.list}
        rows={keypad.open ? rows.slice(0, 1) : rows}
        active={keys.active}
        onPick={pick}
      />
      {keypad.open ? <Keypad id={ids.keypad} {...keypad.press} /> : null}
      {isIdle ? null : (
        <QuickCallFoot
          fromId={fromId}
          onFrom={setFromId}
          doubts={doubts}
          onCall={active === undefined || active.kind === 'newest' ? undefined : () => pick(active)}
        />
      )}
    </main>
  );
}

type Ids = Readonly<Record<'title' | 'list' | 'words' | 'keypad', string>>;

function useIds(): Ids {
  const id = useId();
  return { title: `${id}-title`, list: `${id}-list`, words: `${id}-words`, keypad: `${id}-keypad` };
}

/** Raised by the person or a link: typing goes to the field, and replaces what stands there. */
function useFocusWhenAsked(field: React.RefObject<HTMLInputElement | null>): void {
  const companion = useCompanion();
  useEffect(() => {
    const focus = (): void => {
      field.current?.focus();
      field.current?.select();
    };
    focus();
    return companion.on.quickCallFocused(focus);
  }, [companion, field]);
}

async function drop(event: DragEvent, take: (text: string) => void): Promise<void> {
  event.preventDefault();
  const text = await droppedText(event.dataTransfer);
  if (text !== undefined) take(text);
}
