import type { OwnPhone, OwnPhones } from '../../shared/ring-out.ts';
import type { PhoneRule, Settings } from '../../shared/settings.ts';
import { isInSubnet } from './subnet.ts';

export type PhoneChoice = {
  readonly chosenId: string | undefined;
  readonly because: OwnPhones['chosenBecause'];
};

export type PhoneSurroundings = {
  readonly settings: Pick<Settings['calls'], 'ringFirst' | 'phoneRules'>;
  /** `OwnPhone.id`. */
  readonly lastUsed: string | undefined;
  /** This computer's own, e.g. `eth0 192.168.7.20`. */
  readonly addresses: readonly string[];
  /** On this computer's wall clock. */
  readonly time: { readonly minute: number; readonly weekday: number };
};

/**
 * The phone that rings first: what the person said, in the order of how exactly they said it, before anything that is
 * only likely. A phone they named is taken even where it is off line: they may stand beside it.
 */
export function choosePhone(phones: readonly OwnPhone[], around: PhoneSurroundings): PhoneChoice {
  const { settings, lastUsed } = around;
  const find = (id: string | undefined): OwnPhone | undefined => phones.find((phone) => phone.id === id);
  const [only, ...others] = phones;
  if (only === undefined) return { chosenId: undefined, because: 'first' };
  if (others.length === 0) return { chosenId: only.id, because: 'only-one' };
  const rule = settings.phoneRules.find((each) => find(each.phoneId) !== undefined && fits(each, around));
  if (rule !== undefined)
    return { chosenId: rule.phoneId, because: rule.when.kind === 'hours' ? 'hour' : 'network' };
  if (find(settings.ringFirst) !== undefined) return { chosenId: settings.ringFirst, because: 'setting' };
  const last = find(lastUsed);
  if (last !== undefined && last.online !== false) return { chosenId: last.id, because: 'last-used' };
  const ready = phones.find(({ online }) => online === true) ?? phones.find(({ online }) => online !== false);
  return { chosenId: (ready ?? only).id, because: 'first' };
}

function fits({ when }: PhoneRule, { addresses, time }: PhoneSurroundings): boolean {
  switch (when.kind) {
    case 'network':
      return addresses.some((address) => isInSubnet(address.split(' ').at(-1) ?? '', when.subnet));
    case 'hours':
      return isWithin(when, time);
  }
}

type Hours = Extract<PhoneRule['when'], { kind: 'hours' }>;

/** Hours that reach over midnight belong to the day on which they begin. From and to alike mean the whole day. */
function isWithin({ from, to, days }: Hours, { minute, weekday }: PhoneSurroundings['time']): boolean {
  const isOn = (day: number): boolean => days.length === 0 || days.includes((day + 7) % 7);
  if (from < to) return isOn(weekday) && minute >= from && minute < to;
  return (isOn(weekday) && minute >= from) || (isOn(weekday - 1) && minute < to);
}
