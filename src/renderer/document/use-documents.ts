import { useEffect, useState } from 'react';
import type { CompanionApi } from '../../preload/companion-api.ts';
import type { DocumentRef } from '../../shared/document.ts';
import type { PageClock } from '../page-clock.ts';
import { useClock, useCompanion } from '../use-app-state.ts';
import type { DocumentReading } from './draw-order.ts';
import { createPageDrawer, type OpenDocument, type PageDrawer } from './page-drawer.ts';
import { startPageWorker } from './start-page-worker.ts';

export type ShownDocument = {
  readonly document: OpenDocument;
  /** Undefined while it is being read. */
  readonly reading: DocumentReading | undefined;
};

/** A document, and whatever says that it became another one: it is opened anew when that changes. */
export type WantedDocument = { readonly ref: DocumentRef; readonly revision?: string | number };

/** Ms that the worker is kept when no document is open: whoever looks at one often looks at the next. */
const kept = 30_000;

type Shared = { readonly drawer: PageDrawer; users: number; cancelEnd: () => void };

/** One for each window: the worker behind it is large. */
const drawers = new WeakMap<CompanionApi, Shared>();

function borrow(
  companion: CompanionApi,
  clock: PageClock,
): { readonly drawer: PageDrawer; readonly giveBack: () => void } {
  const shared = drawers.get(companion) ?? {
    drawer: createPageDrawer({ ask: companion.ask.documentPart, start: startPageWorker, clock }),
    users: 0,
    cancelEnd: () => undefined,
  };
  drawers.set(companion, shared);
  shared.cancelEnd();
  if (shared.users === 0) shared.drawer.warm();
  shared.users += 1;
  return {
    drawer: shared.drawer,
    giveBack: () => {
      shared.users -= 1;
      if (shared.users === 0) shared.cancelEnd = clock.after(kept, () => shared.drawer.end());
    },
  };
}

/** Holds documents open while it is shown; the answer is by `documentKey`. */
export function useDocuments(wanted: readonly WantedDocument[]): ReadonlyMap<string, ShownDocument> {
  const companion = useCompanion();
  const clock = useClock();
  const [shown, setShown] = useState<ReadonlyMap<string, ShownDocument>>(new Map());
  // The list is made anew with every drawing; what is in it seldom changes.
  const names = JSON.stringify(wanted);
  useEffect(() => {
    const { drawer, giveBack } = borrow(companion, clock);
    let isOver = false;
    const open = (JSON.parse(names) as readonly WantedDocument[]).map((each) => {
      const key = documentKey(each);
      const document = drawer.open(each.ref);
      void document.reading.then((reading) => {
        if (!isOver) setShown((before) => new Map(before).set(key, { document, reading }));
      });
      return [key, { document, reading: undefined }] as const;
    });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is open is known only once it was opened
    setShown(new Map(open));
    return () => {
      isOver = true;
      for (const [, { document }] of open) document.close();
      giveBack();
    };
  }, [clock, companion, names]);
  return shown;
}

export function documentKey({ ref, revision = '' }: WantedDocument): string {
  return `${JSON.stringify(ref)} ${revision}`;
}
