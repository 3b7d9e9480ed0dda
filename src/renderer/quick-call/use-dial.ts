import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DialAnswer, QuickCallFill } from '../../shared/dialling.ts';
import { useCompanion } from '../use-app-state.ts';
import { caretAfter } from './caret.ts';

export type Dial = {
  readonly text: string;
  /** What the text means; undefined until that is known. */
  readonly answer: DialAnswer | undefined;
  readonly type: (text: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
};

type Typed = { readonly text: string; readonly answer: DialAnswer | undefined; readonly caret?: number };

/**
 * What stands in the field and what it means. The main process reads it; an answer to what stood there before is
 * dropped, so that Enter never calls what the eye no longer sees.
 */
export function useDial(fill: QuickCallFill | undefined): Dial {
  const { ask } = useCompanion();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<Typed>(() => filled(fill));
  const [fillId, setFillId] = useState(fill?.id);
  if (fill !== undefined && fill.id !== fillId) {
    setFillId(fill.id);
    setTyped(filled(fill));
  }
  const read = useCallback(
    (text: string) =>
      ask.readDial(text).then(
        (answer) => setTyped((now) => (now.text === text ? answered(now, answer, field.current) : now)),
        () => undefined,
      ),
    [ask],
  );
  const type = useCallback(
    (text: string) => {
      setTyped({ text, answer: undefined });
      void read(text);
    },
    [read],
  );
  // A name is looked for; below an empty field stand those called last.
  const wanted = fill === undefined ? '' : fill.reading.kind === 'no-number' ? fill.text : undefined;
  useEffect(() => {
    if (wanted !== undefined) void read(wanted);
  }, [fillId, read, wanted]);
  const { caret } = typed;
  useLayoutEffect(() => {
    if (caret !== undefined) field.current?.setSelectionRange(caret, caret);
  }, [caret, typed]);
  return { text: typed.text, answer: typed.answer, type, field };
}

function filled(fill: QuickCallFill | undefined): Typed {
  if (fill === undefined) return { text: '', answer: undefined };
  const { text, reading } = fill;
  return { text, answer: { formatted: text, reading, people: [] } };
}

function answered({ text }: Typed, answer: DialAnswer, field: HTMLInputElement | null): Typed {
  const { formatted } = answer;
  if (formatted === text) return { text, answer };
  const at = field?.selectionStart ?? text.length;
  return { text: formatted, answer, caret: caretAfter(text, at, formatted) };
}
