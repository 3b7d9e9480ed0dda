import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DialAnswer, DialTarget, QuickCallFill } from '../../shared/dialling.ts';
import { useCompanion } from '../use-app-state.ts';
import { caretAfter } from './caret.ts';

export type Dial = {
  readonly text: string;
  /** What the text means; undefined until that is known. */
  readonly answer: DialAnswer | undefined;
  readonly type: (text: string) => void;
  /** What another program handed over while the person was typing: it waits to be chosen. */
  readonly held: DialTarget | undefined;
  readonly takeHeld: () => void;
  readonly field: RefObject<HTMLInputElement | null>;
};

type Typed = {
  readonly text: string;
  readonly answer: DialAnswer | undefined;
  readonly caret?: number;
  readonly byHand?: boolean;
};

/**
 * What stands in the field and what it means. The main process reads it; an answer to what stood there before is
 * dropped, so that Enter never calls what the eye no longer sees.
 */
export function useDial(fill: QuickCallFill | undefined): Dial {
  const { ask } = useCompanion();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<Typed>(() => filled(fill));
  const [fillId, setFillId] = useState(fill?.id);
  const [isHeld, hold] = useState(false);
  if (fill !== undefined && fill.id !== fillId) {
    setFillId(fill.id);
    const waits = mustWait(fill, typed);
    hold(waits);
    if (!waits) setTyped(filled(fill));
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
      setTyped({ text, answer: undefined, byHand: true });
      void read(text);
    },
    [read],
  );
  // A name is looked for; below an empty field stand those called last.
  const wanted = isHeld
    ? undefined
    : fill === undefined
      ? ''
      : fill.reading.kind === 'no-number'
        ? fill.text
        : undefined;
  useEffect(() => {
    if (wanted !== undefined) void read(wanted);
  }, [fillId, read, wanted]);
  const { caret } = typed;
  useLayoutEffect(() => {
    if (caret !== undefined) field.current?.setSelectionRange(caret, caret);
  }, [caret, typed]);
  const takeHeld = (): void => {
    hold(false);
    setTyped(filled(fill));
  };
  const held = isHeld && fill !== undefined ? targetIn(fill) : undefined;
  return { text: typed.text, answer: typed.answer, type, held, takeHeld, field };
}

/** Nothing from outside takes the place of what the person is typing. */
function mustWait(fill: QuickCallFill, { text, byHand = false }: Typed): boolean {
  const isForeign = fill.origin === 'link' || fill.origin === 'argument';
  return isForeign && byHand && text !== '' && targetIn(fill) !== undefined;
}

function targetIn({ reading }: QuickCallFill): DialTarget | undefined {
  return reading.kind === 'target' ? reading.target : undefined;
}

function filled(fill: QuickCallFill | undefined): Typed {
  if (fill === undefined) return { text: '', answer: undefined };
  const { text, reading } = fill;
  return { text, answer: { formatted: text, reading, people: [] } };
}

function answered(
  { text, byHand = false }: Typed,
  answer: DialAnswer,
  field: HTMLInputElement | null,
): Typed {
  const { formatted } = answer;
  if (formatted === text) return { text, answer, byHand };
  const at = field?.selectionStart ?? text.length;
  return { text: formatted, answer, byHand, caret: caretAfter(text, at, formatted) };
}
