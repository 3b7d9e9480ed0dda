import { expect, test, type ElectronApplication } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onRealElectron } from '../../support/launch-app.ts';
import { launchSample } from './sample-app.ts';

test.skip(onRealElectron, 'a real desktop has the keyring it has');

const folder = mkdtempSync(join(tmpdir(), 'keyring-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withKeyring<T>(mode: string, use: (app: ElectronApplication) => Promise<T>): Promise<T> {
  const running = await launchSample({ userData: folder, env: { STAND_IN_KEYRING: mode } });
  await running.window('index.html');
  try {
    return await use(running.app);
  } finally {
    await running.close();
  }
}

const state = (app: ElectronApplication): Promise<unknown[]> =>
  app.evaluate(async ({ safeStorage }) => [
    safeStorage.getSelectedStorageBackend(),
    await safeStorage.isAsyncEncryptionAvailable(),
  ]);

const encrypt = (app: ElectronApplication, text: string): Promise<string> =>
  app.evaluate(
    async ({ safeStorage }, plain) =>
      safeStorage.encryptStringAsync(plain).then(
        (bytes) => bytes.toString('base64'),
        (error: unknown) => (error as Error).message,
      ),
    text,
  );

const decrypt = (app: ElectronApplication, text: string): Promise<unknown> =>
  app.evaluate(
    async ({ safeStorage }, encrypted) =>
      safeStorage
        .decryptStringAsync(Buffer.from(encrypted, 'base64'))
        .catch((error: unknown) => (error as Error).message),
    text,
  );

test('with a strong keyring a secret survives a restart and is nowhere in clear', async () => {
  const secret = await withKeyring('strong', async (app) => {
    expect(await state(app)).toEqual(['gnome_libsecret', true]);
    return encrypt(app, 'pässword');
  });
  expect(Buffer.from(secret, 'base64').toString()).not.toContain('ssword');
  await withKeyring('strong', async (app) => {
    expect(await decrypt(app, secret)).toEqual({ result: 'pässword', shouldReEncrypt: false });
    expect(await decrypt(app, Buffer.from('not ours').toString('base64'))).toContain(
      'Error while decrypting',
    );
  });
});

test('without a keyring nothing is encrypted until the app agrees to plain text', async () => {
  const weak = await withKeyring('basic_text', async (app) => {
    expect(await state(app)).toEqual(['basic_text', false]);
    expect(await encrypt(app, 'x')).toContain('not available');
    await app.evaluate(({ safeStorage }) => safeStorage.setUsePlainTextEncryption(true));
    expect(await state(app)).toEqual(['basic_text', true]);
    return encrypt(app, 'weak');
  });
  await withKeyring('strong', async (app) => {
    expect(await decrypt(app, weak)).toEqual({ result: 'weak', shouldReEncrypt: true });
  });
});

test('a keyring that never opens neither encrypts nor decrypts', async () => {
  await withKeyring('unavailable', async (app) => {
    expect(await state(app)).toEqual(['gnome_libsecret', false]);
    expect(await encrypt(app, 'x')).toContain('not available');
  });
});
