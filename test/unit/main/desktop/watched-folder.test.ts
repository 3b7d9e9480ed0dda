import { describe, expect, test } from 'vitest';
import { createWatchedFolder, type FolderEntry } from '../../../../src/main/desktop/watched-folder.ts';
import type { FolderNews } from '../../../../src/main/desktop-ports.ts';
import { handClock, recordingLog } from './fakes.ts';

const between = 4_000;

function entry(name: string, size = 100, modified = 1): FolderEntry {
  return { name, size, modified };
}

/** A folder whose content the test says, looked into as time is moved. */
function folder(memory = new Map<string, unknown>()) {
  const clock = handClock();
  const news: FolderNews[] = [];
  const disk: { entries: readonly FolderEntry[] | undefined } = { entries: [] };
  const watchFolder = createWatchedFolder({
    clock,
    read: () =>
      disk.entries === undefined ? Promise.reject(new Error('gone')) : Promise.resolve(disk.entries),
    memory: { get: (key) => memory.get(key), set: (key, value) => void memory.set(key, value) },
    log: recordingLog(),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return {
    memory,
    news,
    disk,
    paths: () => news.flatMap((one) => (one.kind === 'files' ? one.paths : [])),
    watch: async (path: string) => {
      watchFolder(path, (one) => void news.push(one));
      await settle();
    },
    look: async (times = 1) => {
      for (let time = 0; time < times; time++) {
        clock.move(between);
        await settle();
      }
    },
  };
}

describe('the watched folder', () => {
  test('tells of a new file once, when it has stopped growing', async () => {
    const { watch, look, disk, paths } = folder();
    await watch('/fax');
    disk.entries = [entry('a.pdf', 10)];
    await look();
    disk.entries = [entry('a.pdf', 20)];
    await look();
    expect(paths()).toEqual([]);
    await look(5);
    expect(paths()).toEqual(['/fax/a.pdf']);
  });

  test('leaves alone what lay there before, and what no fax can be made of', async () => {
    const { watch, look, disk, paths } = folder();
    disk.entries = [entry('old.pdf')];
    await watch('/fax');
    disk.entries = [entry('old.pdf'), entry('.half.pdf'), entry('a.exe'), entry('empty.pdf', 0)];
    await look(5);
    expect(paths()).toEqual([]);
  });

  test('tells again of a name that has another content', async () => {
    const { watch, look, disk, paths } = folder();
    await watch('/fax');
    disk.entries = [entry('output.pdf', 100, 1)];
    await look(3);
    disk.entries = [entry('output.pdf', 100, 2)];
    await look(3);
    expect(paths()).toEqual(['/fax/output.pdf', '/fax/output.pdf']);
  });

  test('knows after a restart what it told of, and what came meanwhile', async () => {
    const first = folder();
    await first.watch('/fax');
    first.disk.entries = [entry('a.pdf')];
    await first.look(3);
    const second = folder(first.memory);
    second.disk.entries = [entry('a.pdf'), entry('b.pdf')];
    await second.watch('/fax');
    await second.look(3);
    expect(second.paths()).toEqual(['/fax/b.pdf']);
  });

  test('begins anew with another folder, and ends with none', async () => {
    const { watch, look, disk, paths } = folder();
    await watch('/fax');
    disk.entries = [entry('a.pdf')];
    await look(3);
    await watch('/other');
    await look(3);
    expect(paths()).toEqual(['/fax/a.pdf']);
    disk.entries = [entry('a.pdf'), entry('b.pdf')];
    await watch('');
    await look(3);
    expect(paths()).toEqual(['/fax/a.pdf']);
  });

  test('[F12] says once that the folder is gone and once that it is back, and then sees what came', async () => {
    const { watch, look, disk, news, paths } = folder();
    await watch('/fax');
    disk.entries = undefined;
    await look(4);
    expect(news).toEqual([{ kind: 'gone' }]);
    disk.entries = [entry('a.pdf')];
    await look(3);
    expect(news.map(({ kind }) => kind)).toEqual(['gone', 'back', 'files']);
    expect(paths()).toEqual(['/fax/a.pdf']);
  });

  test('many that came at the same time are told of together, once', async () => {
    const { watch, look, disk, news, paths } = folder();
    await watch('/fax');
    disk.entries = Array.from({ length: 2_000 }, (_, at) => entry(`${at}.pdf`));
    await look(10);
    expect([news.length, paths().length]).toEqual([1, 2_000]);
  });

  test('a memory that makes no sense is as good as none', async () => {
    const { watch, look, disk, paths } = folder(
      new Map([['watched-folder', { folder: '/fax', told: 'all' }]]),
    );
    disk.entries = [entry('a.pdf')];
    await watch('/fax');
    await look(3);
    expect(paths()).toEqual([]);
  });
});
