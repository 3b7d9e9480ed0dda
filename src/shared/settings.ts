import type { TransportChoice } from './connection.ts';
import type { FaxResolution } from './fax.ts';
import { keepingDefaults, type KeepingSettings } from './keeping.ts';
import type { PopProgram, PopRule } from './screen-pop.ts';

export type AlertStyle = 'card' | 'quiet-card' | 'tray-only' | 'nothing';
export type ThemeChoice = 'system' | 'light' | 'dark';

export type PhoneRule = {
  readonly phoneId: string;
  readonly when:
    /** Minutes since midnight on this computer; `from` after `to` reaches over midnight. Days: 0 = Sunday. */
    | { readonly kind: 'hours'; readonly from: number; readonly to: number; readonly days: readonly number[] }
    /** This computer's own address lies in there, e.g. `192.168.7.0/24`. */
    | { readonly kind: 'network'; readonly subnet: string };
};

/** Everything a person can choose; stored as plain JSON without secrets. */
export type Settings = {
  readonly alerts: {
    /** Style per kind of call. */
    readonly direct: AlertStyle;
    readonly queue: AlertStyle;
    /** A call that rings while another one is live. */
    readonly second: AlertStyle;
    readonly ringTone: boolean;
    /** 0 to 1. */
    readonly ringVolume: number;
    readonly notifications: boolean;
    readonly hideNames: boolean;
    /** How long a missed call stays on the card, in seconds; 0 = until closed. */
    readonly missedStaysSeconds: number;
    readonly flashTaskbar: boolean;
  };
  readonly screenPop: {
    /** In the order in which they are looked at. No window writes them here: see `savePopRule`. */
    readonly rules: readonly PopRule[];
    /** What the person picked in the system's dialog. */
    readonly programs: readonly PopProgram[];
  };
  readonly calls: {
    /** `OwnPhone.id` that rings first; empty = the one used last. */
    readonly ringFirst: string;
    /** Another phone at some hours or on some networks; the first rule that fits decides. */
    readonly phoneRules: readonly PhoneRule[];
    /** `ControlDevice.id` that answers where nobody chooses; empty = the one used last. */
    readonly answerOn: string;
    /** Minutes after which a call that I parked is told of again; 0 = never. */
    readonly parkAlarmMinutes: number;
    /** `OwnCallerId.number`; empty = what the platform shows. */
    readonly callerId: string;
    /** Press 1 before the other side is called: it keeps voicemail from answering for me. */
    readonly askForOne: boolean;
    /** What a click on a number inside the app does. */
    readonly numberClick: 'fills-quick-call' | 'calls-now';
    /** Premium and satellite numbers are refused instead of asked about. */
    readonly blockCostly: boolean;
  };
  readonly fax: {
    /** Which endings of a fax that was sent are notified. */
    readonly notify: 'all' | 'failures' | 'none';
    /** What a new fax begins with. */
    readonly resolution: FaxResolution;
    /** Copies of what was sent stay here for 30 days, so that it can be sent again; otherwise until it is settled. */
    readonly keepCopies: boolean;
    /** Each new file in there becomes a draft; empty = no folder is watched. */
    readonly watchedFolder: string;
    /** Pages of received faxes are fetched as they come, so that they can be read offline. */
    readonly fetchReceived: boolean;
  };
  readonly general: {
    readonly startAtLogin: boolean;
    readonly showTray: boolean;
  };
  readonly appearance: {
    readonly theme: ThemeChoice;
    readonly moreContrast: boolean;
    readonly reduceMotion: boolean;
    /** Percent: 90 to 200. */
    readonly textSize: number;
  };
  readonly shortcuts: {
    /** Electron accelerators; empty = not registered. */
    readonly showCard: string;
    readonly silence: string;
    readonly openApp: string;
    readonly toggleCalls: string;
    readonly quickCall: string;
    /** Fills Quick call with what is selected (X11) or on the clipboard. */
    readonly callClipboard: string;
    /** The ringing call goes to the phone that answers; the card asks where that is not clear. */
    readonly answer: string;
    /** To voicemail, or to the next person of a queue. */
    readonly sendAway: string;
    /** On hold, and back. */
    readonly hold: string;
    /** Off, and on again. */
    readonly mute: string;
    readonly park: string;
    readonly endCall: string;
  };
  readonly platform: {
    readonly server: string;
    readonly clientId: string;
    /** Tried in turn, literally as registered. */
    readonly redirectUris: readonly string[];
    /** The way events come. */
    readonly transport: TransportChoice;
  };
  readonly keeping: KeepingSettings;
  readonly secrets: 'ask' | 'memory' | 'weak';
};

/** What the environment or a config file says of the platform; it holds, whatever the settings say. */
export type DecidedOutside = {
  readonly server: string | undefined;
  readonly clientId: string | undefined;
  readonly redirectUris: readonly string[] | undefined;
};

export const nothingDecided: DecidedOutside = {
  server: undefined,
  clientId: undefined,
  redirectUris: undefined,
};

const defaultRedirectUris: readonly string[] = [50811, 50821, 50831, 50841].map(
  (port) => `http://127.0.0.1:${port}/oauth/callback`,
);

export const defaultSettings: Settings = {
  alerts: {
    direct: 'card',
    queue: 'card',
    second: 'quiet-card',
    ringTone: false,
    ringVolume: 0.6,
    notifications: true,
    hideNames: false,
    missedStaysSeconds: 12,
    flashTaskbar: false,
  },
  screenPop: { rules: [], programs: [] },
  calls: {
    ringFirst: '',
    phoneRules: [],
    answerOn: '',
    parkAlarmMinutes: 1,
    callerId: '',
    askForOne: true,
    numberClick: 'fills-quick-call',
    blockCostly: false,
  },
  fax: {
    notify: 'all',
    resolution: 'High',
    keepCopies: true,
    watchedFolder: '',
    fetchReceived: true,
  },
  general: { startAtLogin: false, showTray: true },
  appearance: { theme: 'system', moreContrast: false, reduceMotion: false, textSize: 100 },
  shortcuts: {
    ...{ showCard: '', silence: '', openApp: '', toggleCalls: '', quickCall: '', callClipboard: '' },
    ...{ answer: '', sendAway: '', hold: '', mute: '', park: '', endCall: '' },
  },
  platform: {
    server: 'https://platform.ringcentral.com',
    clientId: '',
    redirectUris: defaultRedirectUris,
    transport: 'automatic',
  },
  keeping: keepingDefaults,
  secrets: 'ask',
};

/** One section of the settings at a time, only the named fields change. */
export type SettingsChange = {
  readonly [Section in keyof Settings]?: Settings[Section] extends object
    ? Settings[Section] extends readonly unknown[]
      ? Settings[Section]
      : Partial<Settings[Section]>
    : Settings[Section];
};
