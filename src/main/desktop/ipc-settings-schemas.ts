import { z } from 'zod';
import type { SettingsChange } from '../../shared/settings.ts';
import { weekHours } from '../week-hours-schema.ts';
import { keepingChange } from './ipc-keeping-schemas.ts';
import { shortText } from './ipc-values.ts';

const style = z.enum(['card', 'quiet-card', 'tray-only', 'nothing']).exactOptional();
const flag = z.boolean().exactOptional();
const accelerator = z.string().max(80).exactOptional();

const phoneRule = z.strictObject({
  phoneId: shortText,
  when: z.union([
    z.strictObject({ kind: z.literal('hours'), ...weekHours }),
    z.strictObject({ kind: z.literal('network'), subnet: shortText }),
  ]),
});

/** What Settings may ask for; the settings store judges what it means. */
export const settingsChange: z.ZodType<SettingsChange> = z.strictObject({
  alerts: z
    .strictObject({
      direct: style,
      queue: style,
      second: style,
      ringTone: flag,
      ringVolume: z.number().min(0).max(1).exactOptional(),
      notifications: flag,
      hideNames: flag,
      missedStaysSeconds: z.number().min(0).max(86_400).exactOptional(),
      flashTaskbar: flag,
    })
    .exactOptional(),
  calls: z
    .strictObject({
      ringFirst: shortText.exactOptional(),
      phoneRules: z.array(phoneRule).max(20).exactOptional(),
      answerOn: shortText.exactOptional(),
      parkAlarmMinutes: z.number().int().min(0).max(60).exactOptional(),
      callerId: shortText.exactOptional(),
      askForOne: flag,
      numberClick: z.enum(['fills-quick-call', 'calls-now']).exactOptional(),
      blockCostly: flag,
    })
    .exactOptional(),
  fax: z
    .strictObject({
      notify: z.enum(['all', 'failures', 'none']).exactOptional(),
      resolution: z.enum(['High', 'Low']).exactOptional(),
      keepCopies: flag,
      watchedFolder: z.string().max(4096).exactOptional(),
      fetchReceived: flag,
    })
    .exactOptional(),
  keeping: keepingChange.exactOptional(),
  general: z.strictObject({ startAtLogin: flag, showTray: flag }).exactOptional(),
  appearance: z
    .strictObject({
      theme: z.enum(['system', 'light', 'dark']).exactOptional(),
      moreContrast: flag,
      reduceMotion: flag,
      textSize: z.number().min(90).max(200).exactOptional(),
    })
    .exactOptional(),
  shortcuts: z
    .strictObject({
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
    })
    .exactOptional(),
  platform: z
    .strictObject({
      server: shortText.exactOptional(),
      clientId: shortText.exactOptional(),
      redirectUris: z.array(shortText).max(10).exactOptional(),
      transport: z.enum(['automatic', 'websocket', 'pubnub']).exactOptional(),
    })
    .exactOptional(),
  secrets: z.enum(['ask', 'memory', 'weak']).exactOptional(),
});
