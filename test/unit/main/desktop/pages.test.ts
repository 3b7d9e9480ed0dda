import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPageAnswers, type PageAnswers } from '../../../../src/main/desktop/page-answers.ts';
import { readPageFiles } from '../../../../src/main/desktop/page-files.ts';
import { contentPolicy } from '../../../../src/main/desktop/page-policy.ts';
import { drawSafePage, safePageAddress } from '../../../../src/main/desktop/safe-page.ts';

let folder: string;
let pages: PageAnswers;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ringside-pages-'));
  mkdirSync(path.join(folder, 'pages/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'secret.html'), 'secret');
  writeFileSync(path.join(folder, 'pages/index.html'), '<!doctype html>main');
  writeFileSync(path.join(folder, 'pages/assets/main-1.js'), 'let a');
  writeFileSync(path.join(folder, 'pages/assets/main-1.js.map'), '{}');
  const safe = () => drawSafePage({ title: '<b>', paragraphs: ['a & b'], diagnostics: '"x"' });
  pages = createPageAnswers(
    readPageFiles(path.join(folder, 'pages'), 'app://main'),
    'app://main',
    new Map([[safePageAddress, safe]]),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const get = (url: string) => pages.answer({ method: 'GET', url });

describe('our pages', () => {
  test('are served from the table with their type', async () => {
    const page = await get('app://main/index.html');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>main',
    ]);
    expect((await get('app://main/assets/main-1.js#part')).headers.get('content-type')).toBe(
      'text/javascript; charset=utf-8',
    );
  });

  test('leave source maps and unknown kinds of files out of the table', async () => {
    expect((await get('app://main/assets/main-1.js.map')).status).toBe(404);
  });

  const notOurs = [
    'app://main/',
    'app://main',
    'app://main//index.html',
    'app://main/./index.html',
    'app://main/index.html?',
    'app://main/index.html?x=1',
    'app://main/index.html/',
    'app://main/INDEX.HTML',
    'app://main/index%2Ehtml',
    'app://main/index.html%00',
    'app://main/index.html\0.js',
    'app://main/../secret.html',
    'app://main/../../etc/passwd',
    'app://main/..%2fsecret.html',
    'app://main/%2e%2e/secret.html',
    'app://main/%2e%2e%2fsecret.html',
    'app://main/..%5csecret.html',
    'app://main/..\\secret.html',
    'app://main/assets/../../secret.html',
    'app://main/assets/..%c0%afsecret.html',
    'app://main/....//secret.html',
    'app://main/assets/%252e%252e/secret.html',
    'app://main/C:/Windows/win.ini',
    'app://main/file:///etc/passwd',
    'app://main//etc/passwd',
    'app://main/~/.ssh/id_rsa',
    'app://main/proc/self/environ',
    'app://other/index.html',
    'app://main.evil/index.html',
    'app://user@main/index.html',
    'app://main:80/index.html',
    'app:///main/index.html',
    'app:main/index.html',
    'https://main/index.html',
    'app://main/__proto__',
    'app://main/constructor',
  ];
  test.each(notOurs)('%s is not found', async (url) => {
    const page = await get(url);
    expect([page.status, await page.text()]).toEqual([404, '404']);
  });

  test.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('%s is not allowed', async (method) => {
    expect((await pages.answer({ method, url: 'app://main/index.html' })).status).toBe(405);
  });

  test.each(['https://evil.example', 'null', 'app://other', 'file://'])(
    'a page of %s gets nothing of ours',
    async (initiatorOrigin) => {
      const page = await pages.answer({ method: 'GET', url: 'app://main/index.html', initiatorOrigin });
      expect(page.status).toBe(403);
    },
  );

  const everyAnswer = [
    ['a page', 'GET', 'app://main/index.html'],
    ['a script', 'GET', 'app://main/assets/main-1.js'],
    ['the safe page', 'GET', safePageAddress],
    ['not found', 'GET', 'app://main/none.js'],
    ['not allowed', 'POST', 'app://main/index.html'],
  ] as const;
  test.each(everyAnswer)('the answer for %s carries the whole policy', async (_name, method, url) => {
    const { headers } = await pages.answer({ method, url });
    expect(headers.get('content-security-policy')).toBe(contentPolicy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('a file that vanished is not found', async () => {
    const gone = createPageAnswers(
      new Map([['app://main/a.js', { file: path.join(folder, 'gone.js'), type: 'text/javascript' }]]),
      'app://main',
    );
    expect((await gone.answer({ method: 'GET', url: 'app://main/a.js' })).status).toBe(404);
  });

  test('the safe page needs no script and shows what it is given as text', async () => {
    const text = await (await get(safePageAddress)).text();
    expect(text).toContain('<h1>&lt;b&gt;</h1>');
    expect(text).toContain('<p>a &amp; b</p>');
    expect(text).not.toMatch(/<script|style=|onclick/);
  });
});
