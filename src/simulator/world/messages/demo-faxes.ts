import type { FaxErrorCode, Message, Recipient } from '../../message-types.ts';
import { customers, type CustomerKey } from '../customers.ts';
import type { DrawnPage } from './pdf.ts';

/** Somebody whose machine answers, and who is in nobody's address book. */
const clinic = { number: '+14155550188', name: 'Bay Clinic' };

type Other = CustomerKey | 'clinic';
type To = readonly [who: Other, errorCode?: FaxErrorCode];

/** A fax of earlier days. */
export type DemoFax = {
  readonly hoursAgo: number;
  readonly isUnread?: true;
  readonly resolution: 'High' | 'Low';
  /** Drawn pages, or how many a plain machine has scanned. */
  readonly pages: readonly DrawnPage[] | number;
  readonly coverIndex?: number;
  readonly coverPageText?: string;
} & ({ readonly from: Other } | { readonly to: readonly To[] });

const numbered = (title: string, lines: readonly (readonly string[])[]): readonly DrawnPage[] =>
  lines.map((page, index) => [title, `Page ${index + 1} of ${lines.length}`, '', ...page]);

const offer = numbered('Offer 2207: chairs for the reading room', [
  ['To Fernhill Furniture', '', 'Twelve oak chairs, armrests, grey felt.', 'Delivery within six weeks.'],
  ['Price for each chair: 412.00', 'Twelve chairs: 4,944.00', 'Delivery: 180.00', '', 'Total: 5,124.00'],
  ['Terms', 'Half with the order, half on delivery.', 'This offer is good for thirty days.'],
  ['Drawing, side view', 'Seat 45 cm high, back 92 cm high.'],
  ['Signed', 'Grace Hopper'],
]);

const order = numbered('Order 4415', [
  ['Fernhill Furniture to Ada Lovelace', '', 'One writing desk, walnut, 160 x 80 cm.'],
  ['Delivery on the agreed day between nine and noon.'],
]);

/** One of each kind: unread, of several pages, scanned, sent, failed, partly sent. */
export const demoFaxes: readonly DemoFax[] = [
  { from: 'network', hoursAgo: 76, resolution: 'Low', pages: 12 },
  {
    to: [['ada']],
    hoursAgo: 51,
    resolution: 'High',
    pages: order,
    coverIndex: 7,
    coverPageText: 'Your order, as we talked about it. Please sign and send it back.',
  },
  { from: 'grace', hoursAgo: 27, resolution: 'High', pages: offer },
  {
    to: [['charles', 'NoAnswer']],
    hoursAgo: 25,
    resolution: 'High',
    pages: numbered('Invoice 3310', [['For the repair of one cabinet.', 'Total: 215.00']]),
  },
  {
    to: [['mary'], ['katherine', 'LineBusy'], ['clinic']],
    hoursAgo: 5,
    resolution: 'High',
    pages: numbered('New opening hours', [['From next month we open at eight.', 'Saturdays until one.']]),
  },
  {
    from: 'clinic',
    hoursAgo: 2,
    isUnread: true,
    resolution: 'High',
    pages: numbered('Waiting room', [
      ['Please measure our waiting room on Thursday at ten.', 'Ask for Dr. Lin.'],
    ]),
  },
];

export const someone = (who: Other): { readonly number: string; readonly name: string | undefined } =>
  who === 'clinic' ? clinic : customers[who];

export const statusOf = ([, errorCode]: To): Pick<Recipient, 'messageStatus' | 'faxErrorCode'> =>
  errorCode === undefined
    ? { messageStatus: 'Sent' }
    : { messageStatus: 'SendingFailed', faxErrorCode: errorCode };

export const wholeOf = (to: readonly To[]): Message['messageStatus'] =>
  to.some(([, errorCode]) => errorCode !== undefined) ? 'SendingFailed' : 'Sent';
