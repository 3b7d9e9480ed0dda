import type {
  Faxes,
  FaxRequest,
  FaxSettings,
  FaxTimes,
  Message,
  Placing,
  ReceivedFax,
} from '../../message-types.ts';
import { WorldError } from '../../world-types.ts';
import { extensionOf, type Board } from '../board.ts';
import { createFaxPlans } from './fax-plans.ts';
import { playFax, settle, type Fax } from './fax-course.ts';
import { faxNumberOf, outboundRecord } from './fax-record.ts';
import { createFaxTruths } from './fax-truth.ts';
import type { PastFax } from './past-faxes.ts';
import { receiveFax } from './received-faxes.ts';
import type { MessageStore } from './store.ts';

const usualTimes: FaxTimes = { render: [1, 3], queue: [1, 4], page: [4, 9], shown: [0, 0] };
const usualSettings: FaxSettings = { coverIndex: 0, resolution: 'High' };

type FaxesBefore = {
  readonly times?: Partial<FaxTimes> | undefined;
  /** What was sent and received before the world began. */
  readonly past?: readonly PastFax[];
};

/** Everybody's faxes, on their way and come in. */
export function createFaxes(
  board: Board,
  store: MessageStore,
  { times: first = {}, past = [] }: FaxesBefore,
): Faxes {
  const faxes = new Map<number, Fax>();
  const settings = new Map<number, FaxSettings>();
  const plans = createFaxPlans();
  const truths = createFaxTruths(store);
  let times: FaxTimes = { ...usualTimes, ...first };

  for (const { message, file } of past) {
    store.putPast(message);
    truths.kept(message, file, message.createdAt);
  }

  const settingsOf = (extensionId: number) => settings.get(extensionId) ?? usualSettings;

  const hiddenMs = (placing: Placing): number => {
    const [least, most] = times.shown;
    return placing.hiddenMs ?? (most === 0 ? 0 : (least + board.clock.random() * (most - least)) * 1000);
  };

  /** Who sends to a colleague's number finds it in the colleague's store. */
  function arrived({ request, rendering }: Fax, number: string) {
    const colleague = board.people.extensions.find(({ directNumber }) => directNumber === number);
    if (!colleague || !rendering) return;
    const { extensionId } = request;
    receive({
      extensionId: colleague.id,
      from: faxNumberOf(board, extensionId),
      fromName: extensionOf(board, extensionId).name,
      document: rendering.document(),
    });
  }

  const way = { board, store, times: () => times, arrived };

  function send(request: FaxRequest, placing: Placing = {}, originalId?: number): Message {
    const id = store.nextId(placing.id);
    const own = settingsOf(request.extensionId);
    const hidden = hiddenMs(placing);
    const acceptedAt = board.clock.now();
    const fax: Fax = {
      ...{ id, request, originalId, acceptedAt, visibleAt: acceptedAt + hidden },
      coverIndex: request.coverIndex ?? own.coverIndex,
      transmissions: request.to.map(({ phoneNumber }) => ({
        plan: plans.take(phoneNumber),
        settledAt: undefined,
      })),
      ...{ rendering: undefined, hasBegun: false },
    };
    faxes.set(id, fax);
    const record = outboundRecord(board, id, request, own, {
      content: () => fax.rendering?.document(),
      size: () => fax.rendering?.size,
    });
    truths.sent(fax, record);
    store.put(record, hidden);
    playFax(way, fax);
    return record;
  }

  const receive = (received: ReceivedFax, placing: Placing = {}): Message => {
    extensionOf(board, received.extensionId);
    const hidden = hiddenMs(placing);
    const { message, file } = receiveFax(board, store, received, { ...placing, hiddenMs: hidden });
    truths.kept(message, file, board.clock.now() + hidden);
    return message;
  };

  /** To whom a message goes when it is sent once more; undefined where its state does not allow it. */
  function goesTo(original: Message, to: FaxRequest['to'] | undefined): FaxRequest['to'] | undefined {
    if (original.availability !== 'Alive' || original.messageStatus === 'Queued') return undefined;
    if (to !== undefined) return to;
    const failed = original.to.filter(({ messageStatus }) => messageStatus === 'SendingFailed');
    if (original.direction === 'Inbound' || failed.length === 0) return undefined;
    return failed.map(({ phoneNumber = '', name }) => ({
      phoneNumber,
      ...(name === undefined ? {} : { name }),
    }));
  }

  return {
    send: (request, placing) => send(request, placing),
    resend({ extensionId, originalId, to: wanted, sendAt }, placing) {
      const original = store.find(extensionId, originalId);
      const truth = truths.of(originalId);
      if (original?.type !== 'Fax' || original.availability === 'Purged' || !truth) return 'unknown';
      const to = goesTo(original, wanted);
      if (!to || board.quirks().faxResendRefused) return 'wrong-state';
      const { files, resolution, coverIndex, coverPageText } = truth;
      const again: FaxRequest = {
        ...{ extensionId, to, files, resolution, coverIndex },
        ...(coverPageText === undefined ? {} : { coverPageText }),
        ...(sendAt === undefined ? {} : { sendAt }),
      };
      return send(again, placing, originalId);
    },
    receive,
    plan: plans.add,
    forgetPlans: plans.forget,
    settle(id, outcome, to) {
      const fax = faxes.get(id);
      if (!fax) throw new WorldError('unknown', `no fax ${id} is on its way`);
      const open = fax.request.to.flatMap(({ phoneNumber }, place) =>
        fax.transmissions[place]?.settledAt === undefined && (to === undefined || to === phoneNumber)
          ? [place]
          : [],
      );
      if (open.length === 0) throw new WorldError('wrong-state', `fax ${id} is settled`);
      for (const place of open) settle(way, fax, place, outcome);
    },
    settings: settingsOf,
    changeSettings: (extensionId, change) =>
      void settings.set(extensionOf(board, extensionId).id, { ...settingsOf(extensionId), ...change }),
    times: () => times,
    changeTimes: (change) => void (times = { ...times, ...change }),
    truth: truths.all,
  };
}
