import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { InteractAct } from '#sandbox/control/act-interact.ts';
import type { Json } from '#sandbox/page/text/json.ts';

/** What somebody puts into an element: one field of `act.interact`, or none for a button. */
export type Input = Omit<
  InteractAct,
  'user' | 'channel' | 'messageTs' | 'viewId' | 'home' | 'app' | 'actionId' | 'blockId'
>;

/** An element in its block. */
export interface Place {
  readonly blockId: string;
  readonly actionId: string;
}

/** A press or a choice. With the reader and the surface beside it, it is what `act.interact` takes. */
export interface Press extends Place {
  readonly input: Input;
}

/** Somebody who may be mentioned or chosen. */
export interface Person {
  readonly id: string;
  /** As shown: the display name. */
  readonly name: string;
  readonly isBot?: boolean;
  readonly deleted?: boolean;
}

/** A conversation that may be mentioned or chosen. For `im` the name is that of the other person. */
export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly isArchived?: boolean;
  readonly isExtShared?: boolean;
}

/** A file that the local Slack holds. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string | null;
  /** units: bytes */
  readonly length: number;
  readonly altText: string;
}

/** Whose names can be shown; in the order in which menus offer them. */
export interface Known {
  readonly people: ReadonlyMap<string, Person>;
  /** Those that the reader sees. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  readonly files: ReadonlyMap<string, StoredFile>;
}

/** Who looks, on whose clock. */
export interface Reader {
  readonly id: string;
  /** IANA name; null where the person set none. */
  readonly zone: string | null;
  /** units: epoch milliseconds of the workspace's clock */
  readonly now: number;
}

/** `block_id` -> `action_id` -> value object, as Slack's `state.values`. */
export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** `block_id` -> `action_id` -> what was put in, as `act.submit` takes it. */
export type Drafts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Where blocks are shown, to whom, and what becomes of what they do there. */
export interface BlockStage {
  readonly surface: 'message' | 'modal' | 'home';
  readonly reader: Reader;
  readonly known: Known;
  /** What the person has put in so far: a view's `state.values`. An element looks when it first appears. */
  readonly values: Values;
  /** Sentences under fields, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  /** Something was pressed or chosen that the app hears of: `act.interact`. */
  readonly act: (press: Press) => void;
  /** Somebody types into a menu that asks its app: `act.suggest`. Options, or groups of them. */
  readonly suggest: (place: Place, typed: string) => Promise<readonly unknown[]>;
  /** An input of an input block has changed; the app hears of it when the form is submitted. */
  readonly change: (place: Place, raw: unknown) => void;
  /** The conversation or person with that id was clicked. Absent: names are no links. */
  readonly visit?: (id: string) => void;
}

const Stage = createContext<BlockStage | null>(null);

/** Gives the stage to every block inside. */
export const OnStage = Stage.Provider;

/** The stage that the component stands on. errors: throws outside of `OnStage`. */
export function useStage(): BlockStage {
  const stage = useContext(Stage);
  if (!stage) throw new Error('a block is shown without its stage');
  return stage;
}
