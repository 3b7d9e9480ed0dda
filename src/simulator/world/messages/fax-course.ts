import type {
  FaxErrorCode,
  FaxOutcome,
  FaxPlan,
  FaxRequest,
  FaxTimes,
  Message,
  Recipient,
} from '../../message-types.ts';
import type { Board } from '../board.ts';
import { render, type Rendering } from './rendered.ts';
import type { MessageStore } from './store.ts';

export type Transmission = {
  readonly plan: FaxPlan & { readonly outcome: FaxOutcome };
  settledAt: number | undefined;
};

/** A fax on its way. */
export type Fax = {
  readonly id: number;
  readonly request: FaxRequest;
  readonly coverIndex: number;
  readonly originalId: number | undefined;
  readonly acceptedAt: number;
  visibleAt: number;
  /** One for each recipient, in their order. */
  readonly transmissions: readonly Transmission[];
  rendering: Rendering | undefined;
  /** Nobody can call it back any more. */
  hasBegun: boolean;
};

type Way = {
  readonly board: Board;
  readonly store: MessageStore;
  readonly times: () => FaxTimes;
  /** Somebody's machine has printed it. */
  readonly arrived: (fax: Fax, number: string) => void;
};

const mostPages = 200;

const recordOf = ({ store }: Way, { id }: Fax): Message | undefined => store.know(id);

function wait(
  { board }: Way,
  given: number | undefined,
  [least, most]: readonly [number, number],
  step: () => void,
) {
  const seconds = given ?? least + board.clock.random() * (most - least);
  if (Number.isFinite(seconds)) board.later(seconds * 1000, step);
}

/** The whole is sent when everybody has it, and failed when it failed at anybody. */
function wholeStatus(to: readonly Recipient[]): Message['messageStatus'] {
  if (to.some(({ messageStatus }) => messageStatus === 'Queued')) return 'Queued';
  return to.every(({ messageStatus }) => messageStatus === 'Sent') ? 'Sent' : 'SendingFailed';
}

/** Ends the transmission to one recipient; a second end counts for nothing. */
export function settle(way: Way, fax: Fax, place: number, outcome: 'sent' | FaxErrorCode): void {
  const transmission = fax.transmissions[place];
  const record = recordOf(way, fax);
  if (!transmission || !record || transmission.settledAt !== undefined) return;
  transmission.settledAt = way.board.clock.now();
  const end: Recipient =
    outcome === 'sent'
      ? { messageStatus: 'Sent' }
      : { messageStatus: 'SendingFailed', faxErrorCode: outcome };
  const to = record.to.map((one, index) => (index === place ? { ...one, ...end } : one));
  way.store.change(fax.id, { to, messageStatus: wholeStatus(to) });
  const number = fax.request.to[place]?.phoneNumber;
  if (outcome === 'sent' && number !== undefined) way.arrived(fax, number);
}

const failAll = (way: Way, fax: Fax, code: FaxErrorCode) =>
  fax.transmissions.forEach((_, place) => settle(way, fax, place, code));

function transmit(way: Way, fax: Fax): void {
  const pages = Number(fax.rendering?.pages ?? 1);
  fax.transmissions.forEach(({ plan }, place) => {
    const { outcome, pageSeconds } = plan;
    if (outcome === 'by-hand') return;
    const [least, most] = way.times().page;
    const given = pageSeconds === undefined ? undefined : pageSeconds * pages;
    wait(way, given, [least * pages, most * pages], () => settle(way, fax, place, outcome));
  });
}

/** A scheduled fax that somebody has deleted meanwhile is never sent. */
function begin(way: Way, fax: Fax): void {
  if (recordOf(way, fax)?.availability !== 'Alive') return;
  fax.hasBegun = true;
  wait(way, fax.transmissions[0]?.plan.queueSeconds, way.times().queue, () => transmit(way, fax));
}

function finishRendering(way: Way, fax: Fax): void {
  const { files, coverPageText } = fax.request;
  const rendering = render(files, { coverIndex: fax.coverIndex, coverPageText });
  const { pages } = rendering;
  if (pages === 'unreadable') return failAll(way, fax, 'RenderingFailed');
  fax.rendering = rendering;
  const record = recordOf(way, fax);
  if (record?.fax) way.store.change(fax.id, { fax: { ...record.fax, pageCount: pages } });
  if (pages > mostPages) return failAll(way, fax, 'TooManyPages');
  const { sendAt = 0 } = fax.request;
  way.board.later(Math.max(0, sendAt - way.board.clock.now()), () => begin(way, fax));
}

/**
 * Plays a fax in the world's time, each recipient apart:
 *
 *   accepted ──> rendered ──> (its time has come) ──> in the queue ──> pages go over the line ──> Sent
 *                    └──> RenderingFailed, TooManyPages                        └──> SendingFailed
 */
export function playFax(way: Way, fax: Fax): void {
  wait(way, fax.transmissions[0]?.plan.renderSeconds, way.times().render, () => finishRendering(way, fax));
}
