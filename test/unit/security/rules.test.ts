import { describe, expect, test } from 'vitest';
import { parseText } from './code.ts';
import * as rules from './rules.ts';

/** A rule that finds nothing proves nothing: each one is shown what it must find. */
describe('each rule finds what is planted', () => {
  const good =
    'contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, spellcheck: false, devTools: false';
  const planted: readonly (readonly [keyof typeof rules, string])[] = [
    ['unsafePreferences', 'x({ webPreferences: preferences })'],
    ['unsafePreferences', 'x({ webPreferences: { sandbox: true } })'],
    ['unsafePreferences', `x({ webPreferences: { ${good}, ...more } })`],
    ['unsafePreferences', `x({ webPreferences: { ${good}, ['web' + 'Security']: false } })`],
    ['unsafePreferences', `x({ webPreferences: { ${good}, webSecurity: false } })`],
    ['unsafePreferences', `x({ webPreferences: { ${good.replace('sandbox: true', 'sandbox: isSafe')} } })`],
    ['codeFromText', 'eval("1")'],
    ['codeFromText', 'new Function("return 1")'],
    ['codeFromText', 'setTimeout("alert(1)", 1)'],
    ['codeFromText', 'window.setInterval(`a${b}`, 1)'],
    ['markupFromText', 'element.innerHTML = name'],
    ['markupFromText', 'const x = <b dangerouslySetInnerHTML={{ __html: name }} />'],
    ['markupFromText', 'const x = <iframe srcDoc={name} />'],
    ['markupFromText', 'create("p", { dangerouslySetInnerHTML: name })'],
    ['markupFromText', 'document.write(name)'],
    ['markupFromText', 'range.createContextualFragment(name)'],
    ['remoteCode', 'require("@electron/remote")'],
    ['remoteCode', 'contents.executeJavaScript(code)'],
    ['embeddingTags', 'const x = <webview src="https://x.example" />'],
    ['embeddingTags', 'const x = <iframe></iframe>'],
    ['consoleCalls', 'console.log(token)'],
    ['consoleCalls', 'process.stdout.write(token)'],
    ['environmentReads', 'const key = process.env.KEY'],
    ['machineCalls', 'const now = Date.now()'],
    ['machineCalls', 'const now = new Date()'],
    ['machineCalls', 'setTimeout(act, 1)'],
    ['machineCalls', 'crypto.randomUUID()'],
    ['machineCalls', 'await fetch(url)'],
  ];
  test.each(planted)('%s: %s', (rule, text) => {
    expect(
      (rules[rule] as (code: ReturnType<typeof parseText>) => readonly string[])(parseText(text)),
    ).toHaveLength(1);
  });

  test('a safe literal passes', () => {
    expect(rules.unsafePreferences(parseText(`x({ webPreferences: { preload, ${good} } })`))).toEqual([]);
  });

  test('imports of every form are seen, types are not', () => {
    const text = `import { shell as s, type App } from 'electron'; import type { Tray } from 'electron';
      import all from 'electron'; import * as more from 'fs'; const x = require('net'); await import('os');`;
    expect(rules.importsOf(parseText(text))).toEqual([
      ['electron', 'shell'],
      ['electron', '*'],
      ['fs', '*'],
      ['net', '*'],
      ['os', '*'],
    ]);
  });
});
