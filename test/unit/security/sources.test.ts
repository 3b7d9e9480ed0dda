import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { calleeOf, type Code, find, place, sources } from './code.ts';
import * as rules from './rules.ts';

const app = sources('main', 'preload', 'renderer', 'shared');
const everything = [...app, ...sources('simulator')];
const named =
  (name: string) =>
  (code: Code): boolean =>
    code.name === name;
const except =
  (...allowed: readonly string[]) =>
  (code: Code): boolean =>
    !allowed.some((name) => code.name.startsWith(name));

describe('our sources', () => {
  test('there are some, in every room', () => {
    for (const room of ['main', 'preload', 'renderer', 'shared']) {
      expect(app.filter((code) => code.name.startsWith(`src/${room}/`)).length).toBeGreaterThan(0);
    }
  });

  const oneDoor: readonly (readonly [string, string])[] = [
    ['shell', 'src/main/desktop/open-address.ts'],
    ['ipcMain', 'src/main/desktop/ipc.ts'],
    ['safeStorage', 'src/main/desktop/cipher.ts'],
    ['clipboard', 'src/main/desktop/clipboard.ts'],
    ['protocol', 'src/main/desktop/page-scheme.ts'],
    ['utilityProcess', 'src/main/desktop/helper-process.ts'],
    ['ipcRenderer', 'src/preload/index.ts'],
    ['contextBridge', 'src/preload/index.ts'],
  ];
  test.each(oneDoor)('[S03] %s is imported in %s only', (name, file) => {
    const importers = app.filter((code) =>
      rules.importsOf(code).some(([from, what]) => from === 'electron' && what === name),
    );
    expect(importers.map((code) => code.name)).toEqual([file]);
  });

  test('[S03] the clipboard is read in one module, for Quick call and a paste into a fax alone, and never by a timer', () => {
    const readers = app.filter((code) =>
      /\bclipboard\.(readText|readSelection|selection|read)\b/.test(code.text),
    );
    expect(readers.map((code) => code.name)).toEqual([
      'src/main/desktop/clipboard.ts',
      'src/main/join-dialling.ts',
    ]);
    const callers = app.filter((code) => /\bread(Clipboard|Selection)\b/.test(code.text));
    expect(callers.map((code) => code.name)).toEqual([
      ...['src/main/desktop-ports.ts', 'src/main/desktop/clipboard.ts', 'src/main/join-dialling.ts'],
      'src/main/quick-call/quick-call.ts',
    ]);
    const pasting = app.filter((code) => /\breadPasted\b/.test(code.text)).map(({ name }) => name);
    const mayPaste = [
      ...['src/main/desktop-ports.ts', 'src/main/desktop/clipboard.ts'],
      ...['src/main/fax/composing.ts', 'src/main/join-fax.ts'],
    ];
    expect(pasting.filter((name) => !mayPaste.includes(name))).toEqual([]);
    const timed = callers.filter((code) => /\bafter\(|setInterval|setTimeout/.test(code.text));
    expect(timed.map((code) => code.name)).toEqual([]);
    expect(
      app.filter((code) => /navigator\.clipboard|execCommand/.test(code.text)).map(({ name }) => name),
    ).toEqual([]);
  });

  test('[S03] electron is never imported whole, nor by another road', () => {
    const roads = app.flatMap((code) =>
      rules
        .importsOf(code)
        .filter(([from, what]) => /^electron(\/|$)/.test(from) && what === '*')
        .map(() => code.name),
    );
    expect(roads).toEqual([]);
    expect(app.flatMap((code) => rules.importsOf(code)).filter(([from]) => /^electron\//.test(from))).toEqual(
      [],
    );
  });

  test('[S03] programs are started in one place, by lists of arguments and never through a shell', () => {
    const starters = everything.filter((code) =>
      rules
        .importsOf(code)
        .some(([from]) => /^(node:)?(child_process|cluster|worker_threads|vm)$/.test(from)),
    );
    // Two threads of our own: one reads certificates, the other watches the memory of a process of our own.
    expect(starters.map((code) => code.name)).toEqual([
      'src/main/desktop/certificate-thread.ts',
      'src/main/desktop/run-program.ts',
      'src/main/desktop/system-certificates.ts',
      'src/main/documents/document-process.ts',
    ]);
    const [programs] = everything.filter(({ name }) => name === 'src/main/desktop/run-program.ts');
    const used = rules.importsOf(programs!).filter(([from]) => from === 'node:child_process');
    expect(used.map(([, name]) => name)).toEqual(['spawn']);
    expect(programs!.tree.getText()).toMatch(/shell: false/);
  });

  test('[S04] no code is made from text, no markup from text', () => {
    expect(app.flatMap(rules.codeFromText)).toEqual([]);
    expect(app.flatMap(rules.markupFromText)).toEqual([]);
  });

  test('[S05] nothing runs in a page from outside', () => {
    expect(app.flatMap(rules.remoteCode)).toEqual([]);
  });

  test('[S08] no page holds a foreign document', () => {
    expect(app.flatMap(rules.embeddingTags)).toEqual([]);
  });

  test('[S26] the environment is read at the front door only, and judged in config.ts', () => {
    expect(
      app.filter(except('src/main/index.ts', 'src/main/config.ts')).flatMap(rules.environmentReads),
    ).toEqual([]);
  });

  test('[S27] nothing is written past the log', () => {
    expect(app.filter(except('src/main/log.ts', 'src/main/index.ts')).flatMap(rules.consoleCalls)).toEqual(
      [],
    );
  });

  test('[S28] the log has one writer, joined to the redactor at the front door', () => {
    const sinks = ['createLogFile', 'writeToConsole', 'createLog'];
    const users = app.filter((code) => rules.importsOf(code).some(([, what]) => sinks.includes(what)));
    expect(users.map((code) => code.name)).toEqual(['src/main/index.ts']);
    const joined = app
      .filter(named('src/main/index.ts'))
      .flatMap((code) => find(code, (node) => (calleeOf(node) === 'createLog' ? node.getText() : undefined)));
    expect(joined).toHaveLength(1);
    expect(joined[0]).toMatch(/\bredact(or)?\b/);
  });

  test('[S28] the log is handed named fields, never a whole object', () => {
    const spread = sources('main').flatMap((code) =>
      find(code, (node) => {
        if (!ts.isCallExpression(node) || !/(^|\.)log\.(info|warn|error)$/.test(node.expression.getText()))
          return undefined;
        const fields = node.arguments.slice(1).filter((one) => ts.isObjectLiteralExpression(one));
        return fields.some((one) => one.properties.some((property) => ts.isSpreadAssignment(property)))
          ? place(code, node)
          : undefined;
      }),
    );
    expect(spread).toEqual([]);
  });

  test('[S30] every listener names a loopback address', () => {
    const listeners = everything.flatMap((code) =>
      find(code, (node) =>
        ts.isCallExpression(node) && /\bserver\w*\.listen$/i.test(node.expression.getText())
          ? { code, node, where: place(code, node) }
          : undefined,
      ),
    );
    expect(listeners.length).toBeGreaterThanOrEqual(2);
    const open = listeners.filter(({ code, node }) => !bindsLoopback(code, node));
    expect(open.map(({ where }) => where)).toEqual([]);
  });

  test('[S31] time, chance and network come from outside', () => {
    // Rendering may look at the clock; Electron's own room and the front door hand the machine in.
    const adapters = ['src/main/index.ts', 'src/main/desktop/', 'src/main/log.ts', 'src/renderer/'];
    expect(app.filter(except(...adapters)).flatMap(rules.machineCalls)).toEqual([]);
  });

  test('[S31] files and sockets are touched by the edges only', () => {
    const doors = /^(node:)?(fs|fs\/promises|net|http|https|http2|tls|dgram|dns|os)$/;
    const edges = [
      'src/main/index.ts',
      ...['desktop', 'documents', 'storage', 'ringcentral'].map((room) => `src/main/${room}/`),
    ];
    const touching = app
      .filter(except(...edges))
      .filter((code) => rules.importsOf(code).some(([from]) => doors.test(from)));
    expect(touching.map((code) => code.name)).toEqual([]);
  });
});

/** The host is a literal loopback address, or a constant or parameter that is only ever given one. */
function bindsLoopback(code: Code, call: ts.CallExpression): boolean {
  const loopback = /^['"](127\.0\.0\.1|::1)['"]$/;
  const [first, second] = call.arguments;
  const host =
    first && ts.isObjectLiteralExpression(first)
      ? first.properties.find((property) => property.name?.getText() === 'host')
      : second;
  if (!host) return false;
  const text = ts.isPropertyAssignment(host) ? host.initializer.getText() : host.getText();
  if (loopback.test(text)) return true;
  const constants = find(code, (node) =>
    ts.isVariableDeclaration(node) && node.name.getText() === text
      ? (node.initializer?.getText() ?? '')
      : undefined,
  );
  if (constants.length > 0) return constants.every((value) => loopback.test(value));
  // A parameter named `host`: every call of the function in this file must give a literal.
  const given = find(code, (node) =>
    ts.isCallExpression(node) && node.expression.getText() === 'listen'
      ? node.arguments.at(-1)?.getText()
      : undefined,
  );
  return text === 'host' && given.length > 0 && given.every((value) => loopback.test(value));
}
