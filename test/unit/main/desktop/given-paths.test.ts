import { describe, expect, test } from 'vitest';
import { pathsOfAddresses } from '../../../../src/main/desktop/given-paths.ts';

describe('a list of files that was copied', () => {
  test('is read line by line, without comments and foreign addresses', () => {
    const list = [
      ...[
        '# copied',
        'file:///srv/a%20b.pdf',
        'https://ringside.example/c.pdf',
        'file://localhost/srv/d.pdf',
      ],
      ...['file://server/e.pdf', 'file:///f%2Fg.pdf', 'javascript:alert(1)', '/h.pdf', ''],
    ];
    expect(pathsOfAddresses(list.join('\r\n'))).toEqual(['/srv/a b.pdf', '/srv/d.pdf']);
  });

  test('[F20] text that was copied is no file', () => {
    expect(pathsOfAddresses('Call Ada: +1 415 555 0166')).toEqual([]);
  });
});
