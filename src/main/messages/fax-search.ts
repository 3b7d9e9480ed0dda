import { fold } from '../../shared/fold.ts';
import type { FaxQuery } from '../../shared/fax.ts';
import type { KeptMessage } from '../storage/history-message-schema.ts';
import type { MessageParty } from '../ringcentral/message-port.ts';
import type { Reader } from './fax-row.ts';

/** Everything a fax is found by: folded words, each after a space, and the digits of its numbers. */
type Found = { readonly words: string; readonly digits: string };

export type FaxSearch = {
  /** Undefined where everything fits. */
  readonly matcher: (query: Pick<FaxQuery, 'text'>) => ((message: KeptMessage) => boolean) | undefined;
  /** The people have other names now. */
  readonly renamed: () => void;
};

export function createFaxSearch(reader: Reader): FaxSearch {
  let known = new WeakMap<KeptMessage, Found>();

  function foundBy(message: KeptMessage): Found {
    const before = known.get(message);
    if (before !== undefined) return before;
    const far = message.direction === 'Inbound' ? [message.from] : message.to;
    const texts = far.flatMap((one) => {
      const identity = reader.identify(numberOf(one));
      const { name, detail, also = [] } = identity ?? {};
      return [name, detail, ...also, one.name, one.location];
    });
    const found = {
      words: ` ${fold([...texts, message.coverPageText].filter((text) => text !== undefined).join(' '))}`,
      digits: far.map((one) => numberOf(one).replace(/\D/g, '')).join(' '),
    };
    known.set(message, found);
    return found;
  }

  /** The platform writes E.164 nearly always; reading a number takes longer than all the rest. */
  function numberOf({ phoneNumber = '', extensionNumber = '' }: MessageParty): string {
    if (phoneNumber === '') return extensionNumber;
    return /^\+\d{7,15}$/.test(phoneNumber)
      ? phoneNumber
      : (reader.numbers.view(phoneNumber)?.e164 ?? phoneNumber);
  }

  return {
    matcher: ({ text }) => {
      const words = fold(text).split(' ').filter(Boolean);
      if (words.length === 0) return undefined;
      const digits = /^[\d\s()+./*#-]+$/.test(text) ? text.replace(/\D/g, '').replace(/^0+/, '') : '';
      return (message) => {
        const found = foundBy(message);
        if (digits.length > 1 && found.digits.includes(digits)) return true;
        return words.every((word) => found.words.includes(` ${word}`));
      };
    },
    renamed: () => {
      known = new WeakMap();
    },
  };
}
