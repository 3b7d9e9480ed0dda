import type { DocumentPage } from '../../shared/document.ts';
import type { FaxResolution } from '../../shared/fax.ts';
import type { FirstPart } from './document-bytes.ts';
import type { Dots, DrawnPage, DrawOrder } from './draw-order.ts';
import type { DocumentTrouble } from './trouble.ts';

/** A picture for the screen, or the very dots of a fax, for those who compare. */
export type PageTask =
  | { readonly kind: 'open'; readonly first: FirstPart }
  | { readonly kind: 'draw'; readonly order: DrawOrder }
  | { readonly kind: 'dots'; readonly page: DocumentPage; readonly resolution: FaxResolution };

/** `document` and `id` are numbers that the window gives, each once in its life. */
export type ToPageWorker =
  /** A PDF may come soon: its reader is large. */
  | { readonly kind: 'warm' }
  | { readonly kind: 'task'; readonly id: number; readonly document: number; readonly task: PageTask }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'close'; readonly document: number }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array | DocumentTrouble };

export type TaskResult =
  | { readonly kind: 'open'; readonly pages: number }
  | ({ readonly kind: 'draw' } & DrawnPage)
  | { readonly kind: 'dots'; readonly dots: Dots };

export type FromPageWorker =
  | { readonly kind: 'done'; readonly id: number; readonly result: TaskResult }
  | { readonly kind: 'failed'; readonly id: number; readonly why: DocumentTrouble | 'cancelled' }
  /** Some bytes are asked for: the worker has no way of its own to any file. */
  | {
      readonly kind: 'need';
      readonly id: number;
      readonly document: number;
      readonly from: number;
      readonly count: number;
    };
