import { useLingui } from '@lingui/react';
import { type DragEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { FaxDraft, FaxFile } from '../../../shared/fax-draft.ts';
import { speak } from '../../call-card/speak.ts';
import { useSend } from '../../use-app-state.ts';
import { placeAfterDrop } from './file-rows.ts';
import { fileTitle } from './file-words.ts';

/** Ours alone: whatever is dragged from elsewhere has another one. */
const draggedType = 'application/x-ringside-fax-file';

type Over = { readonly fileId: string; readonly isBelow: boolean };

export type FileOrder = {
  /** The one that is dragged. */
  readonly dragged: string | undefined;
  readonly over: Over | undefined;
  readonly move: (file: FaxFile, place: number) => void;
  readonly remove: (file: FaxFile) => void;
  readonly onKeyDown: (event: KeyboardEvent, file: FaxFile) => void;
  readonly start: (event: DragEvent, file: FaxFile) => void;
  readonly hover: (event: DragEvent, file: FaxFile) => void;
  readonly drop: (event: DragEvent) => void;
  readonly end: () => void;
};

/** Files are put into order by dragging, by the menu and by Alt with the arrows; where they come to stand is said. */
export function useFileOrder({ id, files }: FaxDraft, list: RefObject<HTMLElement | null>): FileOrder {
  const { i18n } = useLingui();
  const send = useSend();
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<Over>();
  const moved = useRef<string>(undefined);
  useLayoutEffect(() => {
    // An element that changes its place in the page loses the focus.
    if (moved.current !== undefined) gripOf(list.current, moved.current)?.focus();
    moved.current = undefined;
  }, [files, list]);
  // Where the main process will have put it: the next key may come before its answer.
  const asked = useRef<{ readonly fileId: string; readonly place: number; readonly files: unknown }>(
    undefined,
  );
  const placeOf = ({ id: fileId }: FaxFile): number =>
    asked.current?.fileId === fileId && asked.current.files === files
      ? asked.current.place
      : files.findIndex((one) => one.id === fileId);
  const move = (file: FaxFile, place: number): void => {
    if (place < 0 || place >= files.length || place === placeOf(file)) return;
    asked.current = { fileId: file.id, place, files };
    if (list.current?.contains(document.activeElement) === true) moved.current = file.id;
    send.changeFaxDraft(id, { kind: 'move-file', fileId: file.id, place });
    const values = { name: fileTitle(file), place: place + 1, count: files.length };
    speak(
      i18n._({ id: 'compose.moved', message: '{name} moved to position {place} of {count}.', values }),
      'normal',
    );
  };
  const remove = (file: FaxFile): void => {
    const grips = [...(list.current?.querySelectorAll<HTMLElement>('.grip') ?? [])];
    const at = files.findIndex((one) => one.id === file.id);
    (
      grips[at + 1] ??
      grips[at - 1] ??
      list.current?.closest('section')?.querySelector('.compose-add button')
    )?.focus();
    send.changeFaxDraft(id, { kind: 'remove-file', fileId: file.id });
    speak(
      i18n._({ id: 'compose.removed', message: '{name} removed.', values: { name: fileTitle(file) } }),
      'normal',
    );
  };
  const end = (): void => {
    setDragged(undefined);
    setOver(undefined);
  };
  return {
    ...{ dragged, over, move, remove, end },
    onKeyDown: (event, file) => {
      const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
      if (by !== undefined) move(file, placeOf(file) + by);
      else if (event.key === 'Delete') remove(file);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    start: (event, file) => {
      event.dataTransfer.setData(draggedType, file.id);
      event.dataTransfer.effectAllowed = 'move';
      setDragged(file.id);
    },
    hover: (event, file) => {
      if (!event.dataTransfer.types.includes(draggedType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      const { top, height } = event.currentTarget.getBoundingClientRect();
      const isBelow = event.clientY > top + height / 2;
      if (over?.fileId !== file.id || over.isBelow !== isBelow) setOver({ fileId: file.id, isBelow });
    },
    drop: (event) => {
      const file = files.find((one) => one.id === dragged);
      if (file === undefined || over === undefined) return;
      event.preventDefault();
      const place = placeAfterDrop(files, file.id, over.fileId, over.isBelow);
      if (place !== undefined) move(file, place);
      end();
    },
  };
}

function gripOf(list: HTMLElement | null, fileId: string): HTMLElement | null | undefined {
  return list?.querySelector<HTMLElement>(`[data-file="${CSS.escape(fileId)}"] .grip`);
}
