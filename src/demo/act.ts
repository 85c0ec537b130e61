import type { Weekday } from '#domain/time.ts';
import type { FormWords } from './scene/shapes.ts';

/** What a member does in Slack, as a person would. */
export type Deed =
  /** Presses the button under the introduction. */
  | { readonly do: 'confirm' }
  /** Opens the hours form there and changes it. */
  | { readonly do: 'hours'; readonly hours: HoursWish }
  /** Opens the form from the question and sends it; `over`: changes what they said before, else adds to it. */
  | { readonly do: 'fill'; readonly words: FormWords; readonly over: 'nothing' | 'replace' | 'add' }
  | { readonly do: 'same' }
  | { readonly do: 'skip' }
  | { readonly do: 'snooze'; readonly minutes: 30 | 60 | 120 }
  /** Writes to the bot in the direct message. */
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'command'; readonly command: string; readonly text: string }
  /** Types a command that opens a form, and sends it with `values` (by block) over what stands there; `@name` is that person. */
  | {
      readonly do: 'form';
      readonly command: string;
      readonly text: string;
      readonly values: Readonly<Record<string, unknown>>;
    }
  /** Uses a control on the card of a bet in the channel; `values`: what is put into the form that opens. */
  | {
      readonly do: 'card';
      readonly bet: string;
      readonly action: string;
      readonly option?: string;
      readonly values?: Readonly<Record<string, unknown>>;
    }
  | { readonly do: 'away'; readonly from: string; readonly to: string; readonly reason: string }
  /** Is brought into the channel. */
  | { readonly do: 'join' }
  /** Goes out of the channel. */
  | { readonly do: 'leave' }
  /** Nothing of theirs: something goes wrong between Slack and the bot. */
  | { readonly do: 'fault'; readonly kind: '429' | '500' | 'lost-response'; readonly where: string };

/** What somebody puts into the hours form; what is absent stays as it is shown. */
export interface HoursWish {
  readonly days?: readonly Weekday[];
  readonly from?: string;
  readonly to?: string;
  readonly at?: string;
}

/** One thing that one person does at one moment. */
export interface Act {
  /** units: epoch ms */
  readonly at: number;
  /** Their name in Slack. */
  readonly who: string;
  /** The standup date it is about, on their own calendar; empty where it is about none. */
  readonly date: string;
  readonly deed: Deed;
}

/** The words that an act gives; none for a deed without words. */
export function wordsOf(deed: Deed): readonly string[] {
  if (deed.do === 'write') return [deed.text];
  if (deed.do !== 'fill') return [];
  const { done, plan, blockers = '', evidence = '' } = deed.words;
  return [done, plan, blockers, evidence].filter((words) => words.trim() !== '');
}

/** The lines in which the act says what is to come. */
export function plansOf(deed: Deed): readonly string[] {
  if (deed.do === 'fill') return deed.words.plan.split('\n');
  if (deed.do !== 'write') return [];
  return deed.text.split('\n').flatMap((line) => /^Next: (.*)$/.exec(line)?.[1] ?? []);
}

/** Whether the act answers a standup. */
export const answers = ({ deed }: Act): boolean => deed.do === 'fill' || deed.do === 'write' || deed.do === 'same';
