import { type RefObject, useEffect, useState } from 'react';

/** Whether an element is in view or soon will be. @param margin how far beyond the edges, in CSS pixels */
export function useNear(element: RefObject<HTMLElement | null>, margin: number): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.at(-1)?.isIntersecting ?? false),
      // Measured from whatever scrolls around it.
      { root: current.closest('.scroll'), rootMargin: `${margin}px` },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, margin]);
  return near;
}
