import * as z from 'zod';

import { isReturnAddress, isServerAddress } from '../../shared/own-addresses.ts';
import { popLimits } from '../../shared/screen-pop.ts';
import { keepDaysChoices, keepMegabytesChoices } from '../../shared/keeping.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { popProgram, popRule } from '../pop-rule-schema.ts';
import { weekHours } from '../week-hours-schema.ts';
import { templateToRule } from './settings-template.ts';

/** Raised with each migration below. */
export const settingsVersion = 2;

const alertStyle = z.enum(['card', 'quiet-card', 'tray-only', 'nothing']);
/** Electron's accelerators are checked by Electron; here only that it could be one. */
const accelerator = z
  .string()
  .max(80)
  .regex(/^[\x20-\x7e]*$/);
const serverAddress = z
  .string()
  .max(500)
  .refine((text) => isServerAddress(text) && URL.canParse(text));
const redirectUri = z
  .string()
  .max(200)
  .refine((text) => isReturnAddress(text) && URL.canParse(text));

const phoneId = z
  .string()
  .max(80)
  .regex(/^[\w:+-]*$/);
const phoneRule = z.strictObject({
  phoneId,
  when: z.union([
    z.strictObject({ kind: z.literal('hours'), ...weekHours }),
    z.strictObject({
      kind: z.literal('network'),
      subnet: z
        .string()
        .max(50)
        .regex(/^[\da-fA-F.:]+\/\d{1,3}$/),
    }),
  ]),
});

/** One that is wrong costs only itself. */
function listOf<Each>(each: z.ZodType<Each>, most: number): z.ZodType<readonly Each[]> {
  return z
    .array(z.unknown())
    .transform((all) => all.flatMap((one) => each.safeParse(one).data ?? []).slice(0, most));
}

/** One schema for each value, so that one bad value costs only itself. */
const settingsSchema = {
  alerts: {
    direct: alertStyle,
    queue: alertStyle,
    second: alertStyle,
    ringTone: z.boolean(),
    ringVolume: z.number().min(0).max(1),
    notifications: z.boolean(),
    hideNames: z.boolean(),
    missedStaysSeconds: z.number().int().min(0).max(3600),
    flashTaskbar: z.boolean(),
  },
  screenPop: { rules: listOf(popRule, popLimits.rules), programs: listOf(popProgram, popLimits.programs) },
  calls: {
    ringFirst: phoneId,
    phoneRules: z.array(phoneRule).max(20),
    answerOn: phoneId,
    parkAlarmMinutes: z.number().int().min(0).max(60),
    callerId: z
      .string()
      .max(20)
      .regex(/^(\+\d{2,18})?$/),
    askForOne: z.boolean(),
    numberClick: z.enum(['fills-quick-call', 'calls-now']),
    blockCostly: z.boolean(),
  },
  fax: {
    notify: z.enum(['all', 'failures', 'none']),
    resolution: z.enum(['High', 'Low']),
    keepCopies: z.boolean(),
    watchedFolder: z
      .string()
      .max(4096)
      .regex(/^[^\0]*$/),
    fetchReceived: z.boolean(),
  },
  general: { startAtLogin: z.boolean(), showTray: z.boolean() },
  appearance: {
    theme: z.enum(['system', 'light', 'dark']),
    moreContrast: z.boolean(),
    reduceMotion: z.boolean(),
    textSize: z.number().int().min(90).max(200),
  },
  shortcuts: {
    showCard: accelerator,
    silence: accelerator,
    openApp: accelerator,
    toggleCalls: accelerator,
    quickCall: accelerator,
    callClipboard: accelerator,
    answer: accelerator,
    sendAway: accelerator,
    hold: accelerator,
    mute: accelerator,
    park: accelerator,
    endCall: accelerator,
  },
  platform: {
    server: serverAddress,
    clientId: z
      .string()
      .max(200)
      .regex(/^[\w.-]*$/),
    redirectUris: z.array(redirectUri).min(1).max(10),
    transport: z.enum(['automatic', 'websocket', 'pubnub']),
  },
  keeping: {
    callDays: z.literal(keepDaysChoices),
    faxDays: z.literal(keepDaysChoices),
    noteDays: z.literal(keepDaysChoices),
    megabytes: z.literal(keepMegabytesChoices),
  },
  secrets: z.enum(['ask', 'memory', 'weak']),
} as const satisfies SchemaOf<Settings>;

type SchemaOf<Shape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends string | number | boolean | readonly unknown[]
    ? z.ZodType
    : SchemaOf<Shape[Name]>;
};

export type ReadSettings = {
  readonly settings: Settings;
  /** Dotted names of values that were there but could not be used. */
  readonly refused: readonly string[];
};

/** Known values only, each checked; a value that does not pass becomes its default and is named. */
export function readSettings(stored: unknown, base: Settings = defaultSettings): ReadSettings {
  const refused: string[] = [];
  const settings = readPart(stored, settingsSchema, base, '', refused) as Settings;
  return { settings, refused };
}

type AnySchema = { readonly [name: string]: z.ZodType | AnySchema };

function readPart(stored: unknown, schema: AnySchema, base: object, path: string, refused: string[]): object {
  const from = isPlain(stored) ? stored : {};
  if (stored !== undefined && !isPlain(stored)) refused.push(path === '' ? 'everything' : path.slice(0, -1));
  const defaults = base as Readonly<Record<string, unknown>>;
  const entries = Object.entries(schema).map(([name, part]) => {
    const value: unknown = Object.hasOwn(from, name) ? from[name] : undefined;
    if (!(part instanceof z.ZodType))
      return [name, readPart(value, part, defaults[name] as object, `${path}${name}.`, refused)];
    if (value === undefined) return [name, defaults[name]];
    const checked = part.safeParse(value);
    if (!checked.success) refused.push(`${path}${name}`);
    return [name, checked.success ? checked.data : defaults[name]];
  });
  return Object.fromEntries(entries) as object;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Each step brings a stored object from its version to the next; the first is there for the shape of it. */
const migrations: readonly ((
  stored: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>>)[] = [
  // 0 → 1: before the first release the theme stood alone.
  (stored) => {
    const { theme, ...others } = stored;
    return theme === undefined ? stored : { ...others, appearance: { theme } };
  },
  // 1 → 2: one address for all calls became the first of the rules.
  (stored) => ({ ...stored, screenPop: templateToRule(stored['screenPop']) }),
];

/** A file of a newer version is read as far as it is understood. */
export function migrateSettings(stored: unknown): unknown {
  if (!isPlain(stored)) return stored;
  const from = typeof stored['version'] === 'number' ? stored['version'] : 0;
  return migrations.slice(Math.max(0, Math.trunc(from))).reduce((value, step) => step(value), stored);
}
