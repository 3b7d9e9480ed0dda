import { fold } from '../../shared/fold.ts';
import type { FaxQuery } from '../../shared/fax.ts';
import type { KeptMessage } from '../storage/history-message-schema.ts';
import { partyOf, type Reader } from './fax-row.ts';

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
    const parties = far.map((one) => partyOf(one, reader));
    const texts = [
      ...parties.flatMap(({ shown, identity }) => [shown, identity?.detail, ...(identity?.also ?? [])]),
      ...far.flatMap(({ name, location }) => [name, location]),
      message.coverPageText,
    ];
    const numbers = [...parties.map(({ number }) => number?.e164), ...far.map((one) => one.phoneNumber)];
    const found = {
      words: ` ${fold(texts.filter((text) => text !== undefined).join(' '))}`,
      digits: numbers.map((number) => number?.replace(/\D/g, '') ?? '').join(' '),
    };
    known.set(message, found);
    return found;
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
