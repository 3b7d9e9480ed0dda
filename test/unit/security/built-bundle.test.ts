import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { contentPolicy } from '../../../src/main/desktop/page-policy.ts';
import { builtFiles, calleeOf, type Code, find, parse, readText, stringsOf } from './code.ts';
import * as rules from './rules.ts';

let files: readonly string[] = [];
let main: readonly Code[] = [];
let preload: readonly Code[] = [];
let renderer: readonly Code[] = [];

beforeAll(async () => {
  files = await builtFiles();
  const scripts = (folder: string) =>
    files.filter((name) => name.startsWith(`out/${folder}/`) && /\.c?js$/.test(name)).map(parse);
  main = scripts('main');
  preload = scripts('preload');
  renderer = scripts('renderer');
}, 180_000);

const documents = () => files.filter((name) => name.endsWith('.html'));
const all = () => [...main, ...preload, ...renderer];

describe('the built bundle', () => {
  test('is there: main, one preload, two pages', () => {
    expect(main.length).toBeGreaterThan(0);
    expect(preload.map(({ name }) => name)).toEqual(['out/preload/index.cjs']);
    expect(documents()).toEqual(
      expect.arrayContaining(
        ['index.html', 'call-card/index.html', 'quick-call/index.html'].map((page) => `out/renderer/${page}`),
      ),
    );
  });

  test('[S01] every webPreferences is a literal that says all that matters', () => {
    expect(main.flatMap(rules.unsafePreferences)).toEqual([]);
    expect(main.map(rules.countPreferences).reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test('[S01] nothing that weakens a page is ever named', () => {
    const weak =
      /\b(webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|disableBlinkFeatures|webviewTag|allowpopups|bypassCSP|allowServiceWorkers|corsEnabled|registerFileProtocol|interceptFileProtocol|openDevTools|toggleDevTools|viewMenu)\b/;
    expect(
      main.filter(({ text }) => weak.test(text)).map(({ name, text }) => `${name}: ${weak.exec(text)?.[0]}`),
    ).toEqual([]);
  });

  test('[S01] only known switches are set, and none weakens the browser', () => {
    const set = main.flatMap((code) =>
      find(code, (node) =>
        ts.isCallExpression(node) && /commandLine\.append(Switch|Argument)$/.test(node.expression.getText())
          ? (node.arguments[0]?.getText() ?? '')
          : undefined,
      ),
    );
    expect(set).toEqual([]);
  });

  test('[S01] every window has the sandbox, before and beside its preferences', () => {
    const calls = main.flatMap((code) => find(code, (node) => calleeOf(node)));
    expect(calls.filter((name) => name.endsWith('app.enableSandbox'))).toHaveLength(1);
    expect(files.filter((name) => /--no-sandbox/.test(readText(name)))).toEqual([]);
  });

  test('[S01] windows load our own pages, whatever the environment says', () => {
    const text = main.map((code) => code.text).join('\n');
    // The page server of a development run is compiled away.
    expect(text).not.toMatch(/new URL\(devPages\)/);
    expect(text).not.toMatch(/import\.meta\.env\b/);
    expect(text).toMatch(/`\$\{pageOrigin\}\/\$\{page\}`/);
  });

  test('[S02] the preload asks for electron and nothing else', () => {
    expect(preload.flatMap(rules.importsOf)).toEqual([['electron', '*']]);
  });

  test('[S02] the preload exposes one literal object, once', () => {
    const exposed = preload.flatMap((code) =>
      find(code, (node) =>
        ts.isCallExpression(node) && node.expression.getText().includes('exposeIn') ? node : undefined,
      ),
    );
    expect(exposed.map((node) => node.expression.getText().split('.').at(-1))).toEqual(['exposeInMainWorld']);
    const [name, value] = exposed[0]?.arguments ?? [];
    expect(name?.getText()).toBe('"companion"');
    expect(value && ts.isObjectLiteralExpression(value)).toBe(true);
  });

  /** Libraries that make code from text in the main process, each with its reason. */
  const makesCode: Readonly<Record<string, string>> = {
    'Function(``)':
      'zod asks whether it may compile our own, constant schemas; no text from outside becomes code',
    'return binder.apply(this,argume': 'a bind for engines that have none; not reached here',
    'new F("")': 'the same, in zod’s other copy',
    'new F(...args, lines.join(`\\n`))': 'zod compiles our own, constant schemas',
  };
  test('[S04] no code is made from text', () => {
    const found = all()
      .flatMap(rules.codeFromText)
      .filter((where) => !Object.keys(makesCode).some((known) => where.includes(known)));
    expect(found).toEqual([]);
    expect(renderer.flatMap(rules.codeFromText)).toEqual([]);
  });

  /** Libraries that can set markup, each with its reason; Trusted Types refuse every text they might set. */
  const setsMarkup: readonly (readonly [RegExp, string])[] = [
    [/\.(assertive|polite)Log\.innerHTML ?= ?(""|``)$/, 'React Aria empties the lists of its own announcer'],
    [/\.innerHTML ?= ?[`"]<script><\\\/script>[`"]$/, 'React makes a script element that never runs'],
    [/: \w+\.innerHTML ?= ?\w+$/, 'React’s dangerouslySetInnerHTML, which our sources never use'],
    [
      /pdf-source-[^/]*: ?(new \w+\(\{[^}]*\}\)|\w+)\.parseFromString\(/,
      'the PDF reader’s own reader of XML, in a worker without a document; no markup comes of it',
    ],
    [/: (dangerouslySetInnerHTML|srcDoc): /, 'React’s list of attribute names'],
  ];
  test('[S04] no markup is made from text, but where React could', () => {
    expect([...main, ...preload].flatMap(rules.markupFromText)).toEqual([]);
    const found = renderer.flatMap(rules.markupFromText);
    expect(found.filter((where) => !setsMarkup.some(([known]) => known.test(where)))).toEqual([]);
    expect(contentPolicy).toContain("require-trusted-types-for 'script'");
  });

  test('[S05] nothing runs in a page from outside', () => {
    expect(all().flatMap(rules.remoteCode)).toEqual([]);
  });

  test('[S06] the policy is the agreed one, and no weaker one stands in the bundle', () => {
    expect(contentPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; " +
        "font-src 'self'; connect-src 'none'; worker-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app-worker",
    );
    const [policies, others] = [
      /^default-src /,
      /unsafe-(inline|eval|hashes)|wasm-unsafe-eval|strict-dynamic/,
    ].map((pattern) => all().flatMap((code) => stringsOf(code).filter((text) => pattern.test(text))));
    // Ours, and those of the two small pages the browser sees at sign-in.
    for (const policy of policies ?? []) expect(policy).toMatch(/^default-src 'none'/);
    expect(policies?.length).toBeGreaterThan(0);
    expect(others).toEqual([]);
  });

  test('[S07] documents hold no inline script, style, handler or policy of their own', () => {
    for (const name of documents()) {
      const text = readText(name);
      for (const [tag] of text.matchAll(/<script\b[^>]*>[^<]*/g))
        expect(tag).toMatch(/^<script [^>]*src="[^"]+"[^>]*>\s*$/);
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|http-equiv|<base\b/i);
    }
  });

  test('[S08] documents hold no foreign document', () => {
    for (const name of documents())
      expect(readText(name)).not.toMatch(/<(webview|iframe|object|embed|frame|portal)\b/i);
  });

  test('[S13] nothing of the tests, no source map and no setting of a developer is in it', () => {
    const odd = files.filter((name) =>
      /\.map$|\.env|\.test\.|\.spec\.|fixture|\.tsx?$|\.md$|gallery/i.test(name),
    );
    expect(odd).toEqual([]);
    expect(
      all()
        .filter(({ text }) => /\/\/# sourceMappingURL/.test(text))
        .map(({ name }) => name),
    ).toEqual([]);
  });

  test('[S13] every phone number in it is a fictitious one', () => {
    const numbers = all().flatMap((code) =>
      stringsOf(code).flatMap((text) =>
        [...text.matchAll(/(?<![\w.])\+1[2-9]\d{9}(?!\d)/g)].map(([number]) => number),
      ),
    );
    expect(numbers.filter((number) => !/^\+1\d{3}55501\d{2}$/.test(number))).toEqual([]);
  });

  test('[S17] the deprecated half of safeStorage is not used', () => {
    const old = /\.(encryptString|decryptString|isEncryptionAvailable|setUsePlainTextEncryption)\b/;
    // PubNub's client has methods of the same name, which have nothing to do with it.
    // So have those of the PDF library, which runs in a process without Electron's modules.
    const foreign = /^out\/main\/(pubnub\/|pdf-objects-)/;
    const ours = main.filter(({ name }) => !foreign.test(name));
    expect(ours.filter(({ text }) => old.test(text)).map(({ name }) => name)).toEqual([]);
    expect(main.some(({ text }) => /\.encryptStringAsync\b/.test(text))).toBe(true);
  });

  test('[S22] the client of PubNub is an unmodified copy, with the licence that asks for that', () => {
    const copied = files.filter((name) => name.startsWith('out/main/pubnub/'));
    expect(copied.toSorted()).toEqual([
      'out/main/pubnub/LICENSE',
      'out/main/pubnub/dist/web/pubnub.min.js',
      'out/main/pubnub/package.json',
    ]);
    for (const name of copied)
      expect(readText(name) === readText(name.replace('out/main', 'node_modules'))).toBe(true);
  });

  test('[S26] the environment is read at the front door and by known libraries only', () => {
    const known = /process\$?\d*\.env(\.(NODE_ENV|NODE_DEBUG|FORCE_COLOR|NO_COLOR|TERM))?\b/;
    const reads = main.flatMap((code) =>
      find(code, (node) =>
        ts.isPropertyAccessExpression(node) &&
        ts.isPropertyAccessExpression(node.expression) &&
        /^process\$?\d*\.env$/.test(node.expression.getText())
          ? node.getText()
          : undefined,
      ),
    );
    expect(reads.filter((read) => !known.test(read) || /^process\$?\d*\.env$/.test(read))).toEqual([]);
  });
});
