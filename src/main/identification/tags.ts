import { longestTag, mostTags, type TagOwner } from '../../shared/identification.ts';
import { fold } from '../../shared/fold.ts';
import { plainLine } from '../../shared/plain-text.ts';
import type { KeptTag } from '../storage/history-identification-schema.ts';

/** The person's own marks on people and on numbers of which nobody knows whose they are. */
export type Tags = {
  /** On any of these, each once, in the order of the alphabet. */
  readonly tagsOf: (owners: readonly TagOwner[]) => readonly string[];
  /** On: to the first of these. Off: from all of them. */
  readonly setTag: (owners: readonly TagOwner[], tag: string, on: boolean) => void;
};

export type KeptTags = Tags & { readonly load: (kept: readonly KeptTag[]) => void };

export type ChangedTag = KeptTag & { readonly on: boolean };

export function createTags(write: (changed: readonly ChangedTag[]) => void): KeptTags {
  /** The words of each owner, by how they are compared. */
  let tags = new Map<TagOwner, Map<string, string>>();

  function tagsOf(owners: readonly TagOwner[]): readonly string[] {
    const found = new Map(owners.flatMap((owner) => [...(tags.get(owner) ?? [])]));
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, tag]) => tag);
  }

  function add(owner: TagOwner, tag: string): readonly ChangedTag[] {
    const own = tags.get(owner) ?? new Map<string, string>();
    tags.set(owner, own.set(fold(tag), tag));
    return [{ owner, tag, on: true }];
  }

  function takeOff(owner: TagOwner, key: string): readonly ChangedTag[] {
    const own = tags.get(owner);
    const tag = own?.get(key);
    if (own === undefined || tag === undefined) return [];
    own.delete(key);
    if (own.size === 0) tags.delete(owner);
    return [{ owner, tag, on: false }];
  }

  return {
    tagsOf,
    setTag: (owners, written, on) => {
      const tag = plainLine(written, longestTag);
      const key = fold(tag);
      const [first] = owners;
      if (key === '' || first === undefined) return;
      const has = tagsOf(owners);
      if (on && (has.length >= mostTags || has.some((each) => fold(each) === key))) return;
      const changed = on ? add(first, tag) : owners.flatMap((owner) => takeOff(owner, key));
      if (changed.length > 0) write(changed);
    },
    load: (kept) => {
      tags = new Map();
      for (const { owner, tag } of kept) add(owner, tag);
    },
  };
}
