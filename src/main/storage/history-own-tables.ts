/** What people are told of when it could be saved. */
export type OwnKind = 'unsent' | 'drafts' | 'notes' | 'others';

/** A table whose rows nobody else knows: where the file is damaged they are saved row by row, or lost. */
export type OwnTable = {
  readonly table: string;
  readonly kind: OwnKind;
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  /** The columns that its seal covers, in their order. */
  readonly sealed: readonly string[];
  /**
   * No other table has rows of the same number of columns and the same seal: they are known again in a page that
   * nothing leads to.
   */
  readonly isKnownByItself: boolean;
};

/** Whoever makes a table of what the platform does not know adds it here. */
export const ownTables: readonly OwnTable[] = [
  {
    table: 'outbox',
    kind: 'unsent',
    key: ['id'],
    sealed: [
      ...['id', 'place', 'kind', 'state', 'attempt', 'attempt_at', 'attempt_elapsed', 'boot_id'],
      ...['fingerprint', 'platform_id', 'is_open', 'content', 'course', 'written_at', 'changed_at'],
    ],
    isKnownByItself: true,
  },
  {
    table: 'outbox_claim',
    kind: 'others',
    key: ['platform_id'],
    sealed: ['platform_id', 'item_id', 'claimed_at'],
    isKnownByItself: true,
  },
  {
    table: 'draft',
    kind: 'drafts',
    key: ['id'],
    sealed: ['id', 'kind', 'content', 'changed_at'],
    isKnownByItself: true,
  },
  // What the person made of calls.
  {
    table: 'call_note',
    kind: 'notes',
    key: ['note_of'],
    sealed: ['note_of', 'party_key', 'started_at', 'text', 'changed_at'],
    isKnownByItself: true,
  },
  {
    table: 'call_reminder',
    kind: 'notes',
    key: ['id'],
    sealed: ['id', 'call_key', 'party_key', 'at', 'written_at', 'done_at', 'content'],
    isKnownByItself: true,
  },
  {
    table: 'call_mark',
    kind: 'others',
    key: ['call_key'],
    sealed: ['call_key', 'handled_at'],
    isKnownByItself: true,
  },
  // What the person said of numbers and people.
  {
    table: 'number_choice',
    kind: 'others',
    key: ['number'],
    sealed: ['number', 'person_id'],
    isKnownByItself: false,
  },
  {
    table: 'number_rule',
    kind: 'others',
    key: ['number'],
    sealed: ['number', 'rule', 'at'],
    isKnownByItself: true,
  },
  { table: 'tag', kind: 'others', key: ['owner', 'tag'], sealed: ['owner', 'tag'], isKnownByItself: false },
];
