/** From a tag to everything kept that read it. */
export interface TagIndex<T> {
  add(item: T, tags: Iterable<string>): void;
  remove(item: T, tags: Iterable<string>): void;
  /** Each item once, also when several of the tags lead to it. */
  withAny(tags: Iterable<string>): Set<T>;
}

export function createTagIndex<T>(): TagIndex<T> {
  const items = new Map<string, Set<T>>();
  return {
    add(item, tags) {
      for (const tag of tags) {
        const held = items.get(tag);
        if (held) held.add(item);
        else items.set(tag, new Set([item]));
      }
    },
    remove(item, tags) {
      for (const tag of tags) {
        const held = items.get(tag);
        held?.delete(item);
        if (held?.size === 0) items.delete(tag);
      }
    },
    withAny(tags) {
      const found = new Set<T>();
      for (const tag of tags) for (const item of items.get(tag) ?? []) found.add(item);
      return found;
    },
  };
}
