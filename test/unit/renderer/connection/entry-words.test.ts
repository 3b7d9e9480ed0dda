import { describe, expect, it } from 'vitest';
import {
  detailsOf,
  isBad,
  listOf,
  matches,
  resultWords,
  subjectOf,
} from '../../../../src/renderer/connection/entry-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import { eventEntry, inspectionEntries, requestEntry } from '../../../support/inspection-builders.ts';

const i18n = createWords('en-US');

describe('a row of the inspector', () => {
  it('says method, path, status, group, time taken and request id', () => {
    const entry = requestEntry();
    expect([subjectOf(entry), resultWords(entry, i18n), ...detailsOf(entry, i18n)]).toEqual([
      'GET /restapi/v1.0/account/~/extension/~/presence',
      '200',
      'light',
      '84 ms',
      '0c5f1d2e-7a54-4c1d-9b8e-2f64c1f5a9d1',
    ]);
  });

  it.each([
    [requestEntry({ status: undefined }), 'No answer', true],
    [requestEntry({ status: 304 }), '304', false],
    [requestEntry({ status: 429 }), '429', true],
    [eventEntry({ outcome: 'damaged' }), 'Damaged', true],
    [eventEntry({ outcome: 'repeated' }), 'Came twice', false],
    [{ kind: 'line', at: 0, what: 'open' } as const, 'Line', false],
  ])('says how it went: %j', (entry, result, bad) => {
    expect(resultWords(entry, i18n)).toBe(result);
    expect(isBad(entry)).toBe(bad);
  });

  it('stands in one of the two lists', () => {
    const lists = inspectionEntries(14).map(listOf);
    expect(new Set(lists)).toEqual(new Set(['requests', 'events']));
  });

  it.each([
    ['', true],
    ['  ', true],
    ['PRESENCE', true],
    ['get 200', true],
    ['light presence', true],
    ['0c5f1d2e', true],
    ['post', false],
    ['presence 429', false],
  ])('is found by "%s": %s', (filter, found) => {
    expect(matches(requestEntry(), filter, i18n)).toBe(found);
  });
});
