/** Where the page is, as its address holds it: a reload or a link comes back here. */
export interface Place {
  /** Name of whom the page acts as; empty: whoever comes first. */
  readonly as: string;
  /** Name or id of the conversation, `@name` for a direct one; empty: the first there is. */
  readonly at: string;
  /** The ts of the message whose thread is open; empty: none. */
  readonly thread: string;
  /** Which tab of an app's home. */
  readonly tab: 'messages' | 'home' | 'about';
}

const TABS = ['messages', 'home', 'about'] as const;

/** The place that a hash such as `#as=anna&in=atlas` names; what it does not name is empty. */
export function readPlace(hash: string): Place {
  const fields = new URLSearchParams(hash.replace(/^#/u, ''));
  const tab = TABS.find((each) => each === fields.get('tab')) ?? 'messages';
  return { as: fields.get('as') ?? '', at: fields.get('in') ?? '', thread: fields.get('thread') ?? '', tab };
}

/** The hash that names this place. */
export function hashOf({ as, at, thread, tab }: Place): string {
  const fields = new URLSearchParams();
  if (as !== '') fields.set('as', as);
  if (at !== '') fields.set('in', at);
  if (thread !== '') fields.set('thread', thread);
  if (tab !== 'messages') fields.set('tab', tab);
  // A hash may hold these as they are, and reads better so.
  return `#${fields.toString().replaceAll('%40', '@')}`;
}
