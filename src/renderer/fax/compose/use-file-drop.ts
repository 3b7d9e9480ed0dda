import { useEffect, useRef, useState } from 'react';
import type { FilesTarget } from '../../../shared/fax-draft.ts';
import { useSend } from '../../use-app-state.ts';

/** What the browser tells of files that hang over the window: how many, and not what they are. */
export type Hanging = { readonly count: number };

/**
 * Files may be let go anywhere in the window. Text and links are not taken: only a field may have them.
 * @param target where they go; undefined: nowhere, and that is shown
 */
export function useFileDrop(target: FilesTarget | undefined): Hanging | undefined {
  const send = useSend();
  const [hanging, setHanging] = useState<Hanging>();
  const wanted = useRef(target);
  useEffect(() => {
    wanted.current = target;
  }, [target]);
  useEffect(() => {
    // Every element on the way is entered and left; outside is where as many were left as entered.
    let depth = 0;
    const leave = (): void => {
      depth = 0;
      setHanging(undefined);
    };
    const onEnter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth += 1;
      setHanging({ count: countOf(event) });
    };
    const onOver = (event: DragEvent): void => {
      if (event.dataTransfer === null || isForField(event) || event.defaultPrevented) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = hasFiles(event) && wanted.current !== undefined ? 'copy' : 'none';
    };
    const onLeave = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      depth -= 1;
      if (depth <= 0) leave();
    };
    const onDrop = (event: DragEvent): void => {
      leave();
      if (isForField(event) || event.defaultPrevented) return;
      // Whatever it is: the window must not go where it leads.
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && wanted.current !== undefined) send.takeFiles(files, wanted.current);
    };
    const listeners = { dragenter: onEnter, dragover: onOver, dragleave: onLeave, drop: onDrop };
    for (const [name, listener] of Object.entries(listeners))
      document.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        document.removeEventListener(name, listener as EventListener);
      }
    };
  }, [send]);
  return hanging;
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

function countOf({ dataTransfer }: DragEvent): number {
  return [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file').length;
}

/** Text may be dragged into a field, as everywhere. */
function isForField(event: DragEvent): boolean {
  const field = event.target instanceof Element ? event.target.closest('input, textarea') : null;
  return field !== null && !hasFiles(event);
}
