import path from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { commandInputs, questionInputs } from '../../../src/main/desktop/ipc-schemas.ts';
import { type Code, find, parse } from './code.ts';

const preload = parse('src/preload/index.ts');
const contract = parse('src/shared/ipc-contract.ts');

/** All members of a type of the contract, those it takes over from a feature's own file too; in no order. */
function membersOf(name: string, code: Code = contract): readonly string[] {
  const [declared] = find(code, (node) =>
    ts.isTypeAliasDeclaration(node) && node.name.text === name ? node.type : undefined,
  );
  if (declared !== undefined) return membersIn(declared, code).toSorted();
  const [from] = find(code, (node) =>
    ts.isImportDeclaration(node) && importsName(node, name)
      ? (node.moduleSpecifier as ts.StringLiteral).text
      : undefined,
  );
  if (from === undefined) throw new Error(`${code.name} knows no ${name}`);
  return membersOf(name, parse(path.posix.join(path.posix.dirname(code.name), from)));
}

function membersIn(type: ts.TypeNode, code: Code): readonly string[] {
  if (ts.isTypeLiteralNode(type)) return type.members.map((member) => member.name?.getText() ?? '');
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((one) => membersIn(one, code));
  if (ts.isTypeReferenceNode(type)) return membersOf(type.typeName.getText(), code);
  throw new Error(`${type.getText()} is no type whose members are written down`);
}

function importsName({ importClause }: ts.ImportDeclaration, name: string): boolean {
  const bindings = importClause?.namedBindings;
  return (
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.some((element) => element.name.text === name)
  );
}

/** `signIn: command('signIn')` → both names; also where something is done to what the page gives first. */
function bridgeLines(maker: string): readonly (readonly [string, string])[] {
  return find(preload, (node) => {
    if (!ts.isPropertyAssignment(node)) return undefined;
    const channel = channelIn(node.initializer, maker);
    return channel === undefined ? undefined : ([node.name.getText(), channel] as const);
  });
}

function channelIn(node: ts.Node, maker: string): string | undefined {
  // A line of a group inside it is that line's, not the group's.
  if (ts.isPropertyAssignment(node)) return undefined;
  if (ts.isCallExpression(node) && node.expression.getText() === maker) {
    const [name] = node.arguments;
    return name && ts.isStringLiteral(name) && node.arguments.length === 1 ? name.text : undefined;
  }
  return ts.forEachChild(node, (child) => channelIn(child, maker));
}

describe('[S29] the channels', () => {
  const kinds = [
    ['command', 'Commands', Object.keys(commandInputs)],
    ['question', 'Questions', Object.keys(questionInputs)],
    ['push', 'Pushes', undefined],
  ] as const;
  test.each(kinds)(
    'every %s has its line in the bridge, under its own name, and its schema',
    (maker, type, schemas) => {
      const contracted = membersOf(type);
      expect(contracted.length).toBeGreaterThan(2);
      const lines = bridgeLines(maker);
      expect(lines.map(([key]) => key).toSorted()).toEqual(contracted);
      expect(lines.filter(([key, channel]) => key !== channel)).toEqual([]);
      if (schemas) expect(schemas.toSorted()).toEqual(contracted);
    },
  );

  test('every command and question is in the table of the bridge’s own tests', () => {
    const tests = parse('test/unit/main/desktop/good-inputs.ts');
    const tested = find(tests, (node) =>
      ts.isVariableDeclaration(node) &&
      node.name.getText() === 'goodInputs' &&
      node.initializer &&
      ts.isObjectLiteralExpression(node.initializer)
        ? node.initializer.properties.map((property) => property.name?.getText() ?? '')
        : undefined,
    ).flat();
    expect(tested.toSorted()).toEqual([...membersOf('Commands'), ...membersOf('Questions')].toSorted());
  });

  test('the page never names a channel and never gets an event', () => {
    const raw = find(preload, (node) =>
      ts.isCallExpression(node) && /^ipcRenderer\.\w+$/.test(node.expression.getText())
        ? [node.expression.getText(), node.arguments[0]?.getText()]
        : undefined,
    );
    expect(raw).toEqual([
      ['ipcRenderer.send', 'name'],
      ['ipcRenderer.invoke', 'name'],
      ['ipcRenderer.on', 'name'],
      ['ipcRenderer.removeListener', 'name'],
    ]);
    expect(preload.text).toContain('(_event: unknown, value: Pushes[Name]): void => listener(value)');
  });
});
