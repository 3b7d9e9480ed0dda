import { type RefObject, useEffect, useRef } from 'react';
import { useSend } from '../use-app-state.ts';

/** Tells the main process how high the content is, so that the window fits it. */
export function useFitHeight(): RefObject<HTMLDivElement | null> {
  const send = useSend();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      if (height === 0 || height === told) return;
      told = height;
      send.fitQuickCall(height);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [send]);
  return place;
}
