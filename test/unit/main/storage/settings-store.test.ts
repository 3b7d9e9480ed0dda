import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import Conf from 'conf';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { settingsVersion } from '../../../../src/main/storage/settings-schema.ts';
import { openSettingsStore, type SettingsStore } from '../../../../src/main/storage/settings-store.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { popRule } from '../../../support/pop-builders.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

let folder: string;
let file: string;
let clock: StillClock;

beforeEach(() => {
  clock = createStillClock(0);
  folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
  file = path.join(folder, 'settings.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

function open(): SettingsStore {
  return openSettingsStore({
    open: () => new Conf({ cwd: folder, configName: 'settings', clearInvalidConfig: false }),
    setAside: () => {
      renameSync(file, `${file}.damaged`);
      return `${file}.damaged`;
    },
    clock,
    log: silentLog,
  });
}

const written = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, unknown>>;

describe('the settings store', () => {
  it('begins with the defaults and reports no problem', () => {
    const store = open();
    expect(store.get()).toEqual(defaultSettings);
    expect(store.problem()).toBeUndefined();
  });

  it('keeps a change over a restart and leaves everything else alone', () => {
    open().change({ alerts: { queue: 'quiet-card' }, appearance: { theme: 'dark' }, secrets: 'memory' });
    const settings = open().get();
    expect(settings).toEqual({
      ...defaultSettings,
      alerts: { ...defaultSettings.alerts, queue: 'quiet-card' },
      appearance: { ...defaultSettings.appearance, theme: 'dark' },
      secrets: 'memory',
    });
    expect(written()['version']).toBe(settingsVersion);
  });

  it('keeps no server that tokens may not go to, typed or found in the file', () => {
    const { server } = defaultSettings.platform;
    expect(open().change({ platform: { server: 'http://crm.example' } }).platform.server).toBe(server);
    writeFileSync(file, JSON.stringify({ version: 1, platform: { server: 'http://crm.example' } }));
    const again = open();
    expect(again.get().platform.server).toBe(server);
    expect(again.problem()).toEqual({ kind: 'values-refused', names: ['platform.server'] });
  });

  it('leaves a value as it was when the new one does not pass', () => {
    const store = open();
    store.change({ appearance: { textSize: 150 } });
    expect(store.change({ appearance: { textSize: 5_000 } }).appearance.textSize).toBe(150);
    expect(store.change({ nonsense: { x: 1 } } as never)).toEqual(store.get());
  });

  it('[I05] replaces single bad values by their defaults and names them', () => {
    const bad = {
      version: 1,
      alerts: { direct: 'loud', queue: 'nothing' },
      platform: { redirectUris: ['https://evil.example'] },
    };
    writeFileSync(file, JSON.stringify(bad));
    const store = open();
    expect(store.get().alerts).toEqual({ ...defaultSettings.alerts, queue: 'nothing' });
    expect(store.problem()).toEqual({
      kind: 'values-refused',
      names: ['alerts.direct', 'platform.redirectUris'],
    });
  });

  it.each(['{"alerts":', '', '\u0000\u0000', 'null', '[]', '"text"'])(
    '[I01] survives a file that holds %j',
    (text) => {
      writeFileSync(file, text);
      const store = open();
      expect(store.get()).toEqual(defaultSettings);
      store.change({ general: { startAtLogin: true } });
      expect(open().get().general.startAtLogin).toBe(true);
    },
  );

  it('[I01] keeps a damaged file aside and says so', () => {
    writeFileSync(file, '{"alerts":');
    expect(open().problem()).toEqual({ kind: 'file-damaged', keptAs: `${file}.damaged` });
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe('{"alerts":');
  });

  it('[I04] brings settings of before the first version up to date', () => {
    writeFileSync(file, JSON.stringify({ theme: 'dark' }));
    expect(open().get().appearance.theme).toBe('dark');
  });

  describe('of a later version', () => {
    const newer = {
      version: 99,
      future: { on: true },
      general: { showTray: false, sound: 'bell' },
      alerts: { direct: 'hologram', queue: 'nothing', second: 7 },
      screenPop: { rules: [{ id: 'r', action: { kind: 'telepathy' } }], programs: [] },
    };
    beforeEach(() => writeFileSync(file, JSON.stringify(newer)));

    it('[I03] are read as far as they are understood: what is not is its own default, and named', () => {
      const store = open();
      expect(store.get().general.showTray).toBe(false);
      expect(store.get().alerts).toEqual({ ...defaultSettings.alerts, queue: 'nothing' });
      expect(store.problem()).toEqual({ kind: 'values-refused', names: ['alerts.direct', 'alerts.second'] });
    });

    it('[I03] keep on every write what only the later one knows, and its version', () => {
      open().change({ general: { startAtLogin: true } });
      open().change({ appearance: { theme: 'dark' } });
      expect(written()).toMatchObject({
        ...newer,
        general: { ...newer.general, startAtLogin: true },
        appearance: { theme: 'dark' },
      });
      expect(open().get().appearance.theme).toBe('dark');
    });

    it('[I03] lose a value that is not understood only to another one that is chosen', () => {
      const store = open();
      store.change({ alerts: { direct: 'tray-only' } });
      expect(written()['alerts']).toMatchObject({ direct: 'tray-only', queue: 'nothing', second: 7 });
      expect(open().get().alerts.direct).toBe('tray-only');
    });
  });

  describe('whose file somebody else holds', () => {
    /** Refuses so many writes, as Windows does while a virus scanner looks at the file. */
    function refusing(times: number): { readonly store: SettingsStore; readonly tries: () => number } {
      let tries = 0;
      const real = new Conf({ cwd: folder, configName: 'settings', clearInvalidConfig: false });
      const held = {
        path: real.path,
        get store() {
          return real.store;
        },
        set store(value) {
          tries += 1;
          if (tries <= times) throw Object.assign(new Error('EPERM: rename'), { code: 'EPERM' });
          real.store = value;
        },
      };
      const parts = { open: () => held, setAside: () => undefined, clock, log: silentLog };
      return { store: openSettingsStore(parts), tries: () => tries };
    }

    it('[I17] are written once it is let go, the newest of them, and hold meanwhile', () => {
      writeFileSync(file, JSON.stringify({ version: settingsVersion, appearance: { theme: 'dark' } }));
      const { store, tries } = refusing(3);
      store.change({ general: { showTray: false } });
      store.change({ appearance: { theme: 'light' } });
      expect([store.get().appearance.theme, tries()]).toEqual(['light', 1]);
      expect(open().get()).toMatchObject({ appearance: { theme: 'dark' }, general: { showTray: true } });
      clock.pass(5_000);
      expect(open().get()).toEqual(store.get());
      expect([tries(), clock.pending()]).toEqual([4, 0]);
    });

    it('[I17] keep the old file after ten tries, and try again with the next change', () => {
      writeFileSync(file, JSON.stringify({ version: settingsVersion, appearance: { theme: 'dark' } }));
      const { store, tries } = refusing(11);
      store.change({ general: { showTray: false } });
      clock.pass(60_000);
      expect([tries(), clock.pending()]).toEqual([11, 0]);
      expect(open().get().general.showTray).toBe(true);
      store.change({ appearance: { theme: 'light' } });
      expect(open().get()).toMatchObject({ appearance: { theme: 'light' }, general: { showTray: false } });
    });
  });

  it.each([
    [
      { enabled: true, moment: 'answered', template: 'https://crm.example/{e164}', forAnonymous: true },
      true,
      'answered',
      true,
    ],
    [
      { enabled: false, moment: 'ringing', template: 'https://crm.example/{e164}', forAnonymous: false },
      false,
      'ringing',
      false,
    ],
    [{ template: 'https://crm.example/{e164}' }, false, 'ringing', false],
  ])(
    '[I04] makes a rule of the one address that an earlier version had: %j',
    (screenPop, on, moment, withoutNumber) => {
      writeFileSync(file, JSON.stringify({ version: 1, screenPop }));
      const store = open();
      expect(store.get().screenPop.rules).toMatchObject([
        {
          ...{ on, moment, rehearsed: true, stopHere: true, coolDownMinutes: 0 },
          condition: { direction: 'inbound', caller: 'anybody', withoutNumber, hours: 'always' },
          action: { kind: 'address', template: 'https://crm.example/{e164}' },
        },
      ]);
      store.change({ general: { showTray: false } });
      expect(open().get()).toEqual(store.get());
    },
  );

  it('makes no rule of an address that was never written, or of what is none', () => {
    for (const screenPop of [undefined, 7, {}, { template: '' }, { template: 7, enabled: true }]) {
      writeFileSync(file, JSON.stringify({ version: 1, screenPop }));
      expect(open().get().screenPop).toEqual({ rules: [], programs: [] });
    }
  });

  it('leaves out a rule that is damaged, and no other', () => {
    const good = popRule({ id: 'good' });
    const rules = [good, { ...good, id: 'bad', action: { kind: 'shell', text: 'rm' } }, 7];
    writeFileSync(file, JSON.stringify({ version: settingsVersion, screenPop: { rules, programs: [] } }));
    expect(open().get().screenPop.rules).toEqual([good]);
  });

  it('takes nothing from own __proto__ keys', () => {
    writeFileSync(
      file,
      '{"version":1,"__proto__":{"secrets":"weak"},"alerts":{"__proto__":{"ringTone":true}}}',
    );
    expect(open().get()).toEqual(defaultSettings);
  });

  it('holds valid settings whatever JSON the file held', () => {
    const part = fc.jsonValue();
    const almost = fc.record(
      {
        version: part,
        alerts: part,
        screenPop: part,
        general: part,
        appearance: part,
        platform: part,
        secrets: part,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(almost, (stored) => {
        const store = openSettingsStore({
          open: () => ({ path: '', store: stored }),
          setAside: () => undefined,
          clock,
          log: silentLog,
        });
        const settings = store.get();
        expect(Object.keys(settings)).toEqual(Object.keys(defaultSettings));
        expect(['card', 'quiet-card', 'tray-only', 'nothing']).toContain(settings.alerts.direct);
        expect(typeof settings.appearance.textSize).toBe('number');
      }),
      { numRuns: 500 },
    );
  });
});
