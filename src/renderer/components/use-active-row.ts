import { type RefObject, useLayoutEffect } from 'react';

/**
 * Names the active row of a list in `aria-activedescendant`, as soon as that row is in the page: a long list draws its
 * rows once it has been measured, and until then the name would lead nowhere.
 */
export function useActiveRow(list: RefObject<HTMLElement | null>, rowId: string | undefined): void {
  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return undefined;
    const observer = new MutationObserver(look);
    function look(): void {
      if (box === null || rowId === undefined || document.getElementById(rowId) === null) return;
      box.setAttribute('aria-activedescendant', rowId);
      observer.disconnect();
    }
    box.removeAttribute('aria-activedescendant');
    if (rowId !== undefined) observer.observe(box, { childList: true, subtree: true });
    look();
    return () => observer.disconnect();
  }, [list, rowId]);
}
