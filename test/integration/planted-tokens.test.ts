import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cipher } from '../../src/main/secrets-port.ts';
import { openSecretsFile } from '../../src/main/storage/secrets-file.ts';
import { createPlatformClock } from '../support/platform-clock.ts';
import { silentLog } from '../support/platform-fixture.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'planted-'));
});
afterEach(async () => {
  await ringside.close();
  // What was being written when the app ended may still come through.
  await rm(folder, { recursive: true, maxRetries: 10, retryDelay: 50 });
});

/** A keyring that hides the text from a search, as a real one does. */
const keyring: Cipher = {
  available: () => Promise.resolve(true),
  backend: () => 'gnome_libsecret',
  encrypt: (text) => Promise.resolve(Buffer.from(text).map((byte) => byte ^ 0x5a)),
  decrypt: (bytes) =>
    Promise.resolve({
      text: Buffer.from(bytes.map((byte) => byte ^ 0x5a)).toString(),
      shouldReEncrypt: false,
    }),
};

/** Every secret that passes between the app and the platform, as it is told. */
function collectSecrets({ simulator }: TestApp): Set<string> {
  const secrets = new Set<string>();
  simulator.onExchange((request, reply) => {
    const texts = [reply.body, request.body, new URLSearchParams(request.body).toString()];
    for (const text of texts)
      for (const [, secret] of text.matchAll(
        /(?:access_token|refresh_token|code|code_verifier)"?[:=]\s*"?([\w.~-]{16,})/g,
      ))
        if (secret !== undefined) secrets.add(secret);
  });
  return secrets;
}

/** The ways in which somebody might find it again. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    encodeURIComponent(secret),
  ];
}

async function filesIn(root: string): Promise<string> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const texts = await Promise.all(
    // A file that is being replaced may be gone by now; what replaced it is in the list as well, or comes next.
    files.map((entry) => readFile(path.join(entry.parentPath, entry.name), 'latin1').catch(() => '')),
  );
  return texts.join('\n');
}

async function dayWithTrouble(): Promise<Set<string>> {
  const clock = createPlatformClock();
  const secrets = await openSecretsFile({
    ...{ folder, name: 'secrets.json', cipher: keyring, choice: 'ask', clock, log: silentLog },
  });
  ringside = await startTestApp({ until: 'started', clock, outside: { secrets } });
  const found = collectSecrets(ringside);
  await ringside.signIn();
  const { world, faults } = ringside.simulator;
  for (const name of ['rest-500', 'rest-truncated', 'rest-html', 'socket-killed'] as const)
    faults.on(name, { probability: 0.1 });
  for (let call = 0; call < 20; call += 1) {
    // One refusal brings a new pair; a second in a row would rightly end the session.
    if (call % 5 === 0) faults.on('rest-401', { count: 1 });
    const id = world.telephony.ring({
      from: '+12125550100',
      fromName: 'Ada Lovelace',
      to: ringside.personId,
    });
    await ringside.run(5_000);
    world.telephony.hangUp(id);
    await ringside.run(360_000);
  }
  return found;
}

describe('tokens', () => {
  it('are found in no log, no push, no file, no notification and no address after a day full of trouble', async () => {
    const secrets = await dayWithTrouble();
    expect(secrets.size).toBeGreaterThan(6);
    const { logLines, pushes, desktop, app } = ringside;
    const places = {
      log: logLines.join('\n'),
      pushes: JSON.stringify(pushes),
      state: JSON.stringify(ringside.state()),
      diagnostics: app.diagnostics(),
      desktop: JSON.stringify([desktop.asked, desktop.noticeSteps, desktop.opened, desktop.trayDrawings]),
      files: await filesIn(folder),
    };
    expect(places.log.length).toBeGreaterThan(1_000);
    expect(places.files.length).toBeGreaterThan(100);
    const leaks = Object.entries(places).flatMap(([place, text]) =>
      [...secrets].filter((secret) => formsOf(secret).some((form) => text.includes(form))).map(() => place),
    );
    expect(leaks).toEqual([]);
  });

  it('are gone from every file after the sign-out', async () => {
    await dayWithTrouble();
    expect(await readdir(folder)).toContain('secrets.json');
    ringside.simulator.faults.clear();
    void ringside.app.commands.signOut();
    await ringside.run(20_000);
    await expect.poll(async () => (await filesIn(folder)).length).toBeLessThan(100);
  });
});
