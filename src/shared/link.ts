import type { DialReading, DialRefusal, DialTarget } from './dialling.ts';

/** The places a `ringside:` link may lead to besides a number; there are no others. */
export const linkPlaces = ['quick-call', 'calls', 'settings'] as const;
export type LinkPlace = (typeof linkPlaces)[number];

/** What a link asks for. Nothing of it is done by itself. */
export type LinkMeaning =
  /** `tel:`, `callto:` or `ringside:call/…`: a number for Quick call. */
  | { readonly kind: 'call'; readonly text: string; readonly reading: DialReading }
  /** `sms:`: a text somebody may want to write. */
  | {
      readonly kind: 'text';
      /** At most ten. */
      readonly targets: readonly DialTarget[];
      /** Recipients beyond those, and those that are no numbers. */
      readonly leftOut: number;
      readonly body: string;
    }
  | { readonly kind: 'place'; readonly place: LinkPlace }
  | { readonly kind: 'refused'; readonly reason: DialRefusal; readonly received: string };

/** What one start of the app asks for besides its window. Everything in it came from outside. */
export type StartWish =
  | { readonly kind: 'none' }
  | { readonly kind: 'link'; readonly link: string }
  | { readonly kind: 'call'; readonly text: string }
  /** Files to be faxed, as absolute paths; they open as a draft. `to`: undefined where they were only opened. */
  | { readonly kind: 'fax'; readonly to: string | undefined; readonly files: readonly string[] };
