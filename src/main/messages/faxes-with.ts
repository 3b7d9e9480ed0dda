import type { MessageParty } from '../ringcentral/message-port.ts';
import type { KeptMessage } from '../storage/history-message-schema.ts';

/** Faxes by who is at the other end, found without walking through all of them. */
export type FaxesWith = {
  /** @param numbers E.164. Newest first. */
  readonly find: (numbers: readonly string[], most: number) => readonly KeptMessage[];
};

/** Enough to find, whatever country code or form it was written with; whether it is the same number is looked up then. */
const compared = 7;

/**
 * @param visible newest first; the same list as before where nothing has changed
 * @param numberOf E.164 of what the platform wrote; undefined where it is no number
 */
export function createFaxesWith(
  visible: () => readonly KeptMessage[],
  numberOf: (written: string) => string | undefined,
): FaxesWith {
  let listed: readonly KeptMessage[] | undefined;
  let byEnd = new Map<string, number[]>();

  function index(): readonly KeptMessage[] {
    const now = visible();
    if (now === listed) return now;
    byEnd = new Map();
    for (const [place, message] of now.entries()) {
      for (const end of new Set(otherSides(message).map(endOf))) {
        const places = byEnd.get(end);
        if (places === undefined) byEnd.set(end, [place]);
        else places.push(place);
      }
    }
    listed = now;
    return now;
  }

  return {
    find: (numbers, most) => {
      const all = index();
      const wanted = new Set(numbers);
      const places = new Set(numbers.flatMap((number) => byEnd.get(endOf(number)) ?? []));
      const found: KeptMessage[] = [];
      for (const place of [...places].sort((one, other) => one - other)) {
        const message = all[place];
        if (
          message === undefined ||
          !otherSides(message).some((written) => wanted.has(numberOf(written) ?? ''))
        )
          continue;
        found.push(message);
        if (found.length === most) break;
      }
      return found;
    },
  };
}

function otherSides({ direction, from, to }: KeptMessage): readonly string[] {
  const sides: readonly MessageParty[] = direction === 'Inbound' ? [from] : to;
  return sides.flatMap(({ phoneNumber }) => phoneNumber ?? []);
}

function endOf(number: string): string {
  return number.replace(/\D/g, '').slice(-compared);
}
