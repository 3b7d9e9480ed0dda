import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useAppState, useSend } from '../use-app-state.ts';

/** The card's width at normal text size, and the most it grows to, in CSS pixels. */
const normalWidth = 400;
const mostWidth = 640;

/** Tells the main process how large the card's content is, so that the window fits it. */
export function useFit(): RefObject<HTMLDivElement | null> {
  const send = useSend();
  const place = useRef<HTMLDivElement>(null);
  const told = useRef('');
  const textSize = useAppState((state) => state.settings.appearance.textSize);
  const width = Math.min(mostWidth, Math.round((normalWidth * Math.max(100, textSize)) / 100));
  const tell = useRef<() => void>(() => undefined);
  useLayoutEffect(() => {
    tell.current = () => {
      const height = Math.ceil(place.current?.getBoundingClientRect().height ?? 0);
      const size = `${width}x${height}`;
      if (height === 0 || told.current === size) return;
      told.current = size;
      send.fitCard(height, width);
    };
    tell.current();
  });
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => tell.current());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return place;
}
