import { type RefObject, useEffect, useRef } from 'react';
import { useAppState, useSend } from '../use-app-state.ts';

/** The window's width at normal text size, and the most it grows to, in CSS pixels. */
const normalWidth = 360;
const mostWidth = 640;

/** Tells the main process how large the content is, so that the window fits it. */
export function useFitQuickCall(): RefObject<HTMLDivElement | null> {
  const send = useSend();
  const place = useRef<HTMLDivElement>(null);
  const textSize = useAppState((state) => state.settings.appearance.textSize);
  const width = Math.min(mostWidth, Math.round((normalWidth * Math.max(100, textSize)) / 100));
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height);
      // Nothing is drawn between two uses; the next one is told anew.
      const isNew = height !== told && height !== 0;
      told = height;
      if (isNew) send.fitQuickCall(height, width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [send, width]);
  return place;
}
