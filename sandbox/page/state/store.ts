import { useEffect, useState } from 'preact/hooks';

/** A value that others can watch. */
export interface Store<T> {
  get(): T;
  /** Replaces the fields given; whoever listens is told at once. */
  set(change: Partial<T>): void;
  /** Returns an unsubscribe. */
  listen(listener: () => void): () => void;
}

/** A store that holds `start`. */
export function createStore<T extends object>(start: T): Store<T> {
  let value = start;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      value = { ...value, ...change };
      for (const listener of listeners) listener();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A part of the store's value; the component is drawn again when that part is another one. */
export function useStore<T, Part>(store: Store<T>, pick: (value: T) => Part): Part {
  const [, redraw] = useState(0);
  const part = pick(store.get());
  useEffect(() => {
    let shown = pick(store.get());
    if (shown !== part) redraw((count) => count + 1);
    return store.listen(() => {
      const next = pick(store.get());
      if (next === shown) return;
      shown = next;
      redraw((count) => count + 1);
    });
  }, [store, pick]);
  return part;
}
