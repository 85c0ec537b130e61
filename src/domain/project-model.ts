import { dollars } from './price.ts';
import { refuse, ok, type Result } from './result.ts';

/** What a language model is asked to do, and the models that do it. */
export const MODEL_TASKS = ['map', 'verify', 'reduce'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];
export type TaskModels = Readonly<Record<ModelTask, string>>;

/** What people call the tasks. */
export const TASK_NAMES: Readonly<Record<ModelTask, string>> = {
  map: 'lines',
  verify: 'checks',
  reduce: 'headlines',
};

/** What a project chose in place of what its installation has. */
export interface ProjectModels {
  /** By task; absent: the installation's. */
  readonly models: Readonly<Partial<Record<ModelTask, string>>>;
  /** What it may cost in a day (UTC), at most the installation's; null: that. units: millionths of a US dollar */
  readonly cap: number | null;
}

/** What an installation has and lets projects choose from. */
export interface Offered {
  readonly models: TaskModels;
  /** Names that a project may choose; those of `models` are among them. */
  readonly choices: readonly string[];
  /** null: no limit. units: millionths of a US dollar */
  readonly cap: number | null;
}

/** The models that work for a project, and its cap: its own choice as far as the installation still lets it. */
export function modelsOf(
  { models, choices, cap }: Offered,
  own: ProjectModels | undefined,
): { readonly models: TaskModels; readonly cap: number | null } {
  const chosen = (task: ModelTask): string => {
    const name = own?.models[task];
    return name !== undefined && choices.includes(name) ? name : models[task];
  };
  const limits = [cap, own?.cap ?? null].filter((limit) => limit !== null);
  return {
    models: { map: chosen('map'), verify: chosen('verify'), reduce: chosen('reduce') },
    cap: limits.length === 0 ? null : Math.min(...limits),
  };
}

/** What somebody wants of the model in a project. */
export type ModelWish =
  | { readonly is: 'on' | 'off' | 'usual' }
  | { readonly is: 'models'; readonly models: ProjectModels['models'] }
  /** units: millionths of a US dollar; null: the installation's. */
  | { readonly is: 'cap'; readonly cap: number | null };

const TASKS: ReadonlyMap<string, ModelTask> = new Map(
  MODEL_TASKS.flatMap((task) => [
    [task, task],
    [TASK_NAMES[task], task],
    [TASK_NAMES[task].replace(/s$/, ''), task],
  ]),
);

/**
 * `off`, `on`, `default`, `cap 0.50`, `small`, or `lines=small headlines=large`.
 *
 * errors: one sentence with the nearest right form.
 */
export function readModelWish(text: string, { choices, cap }: Offered): Result<ModelWish, string> {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const word = first.toLowerCase();
  if ((word === 'on' || word === 'off') && rest.length === 0) return ok({ is: word });
  if ((word === 'default' || word === 'usual') && rest.length === 0) return ok({ is: 'usual' });
  if (word === 'cap') return readCap(rest.join(' '), cap);
  return readModels([first, ...rest], choices);
}

function readCap(text: string, most: number | null): Result<ModelWish, string> {
  if (/^(?:default|usual)$/i.test(text)) return ok({ is: 'cap', cap: null });
  if (!/^\$?\d{1,5}(?:\.\d{1,6})?$/.test(text))
    return refuse('Write the cap of a day in US dollars, such as cap 0.50, or cap default.');
  const cap = Math.round(Number(text.replace('$', '')) * 1_000_000);
  if (most !== null && cap > most)
    return refuse(
      `A project may cost ${dollars(most)} a day at most here; whoever runs me sets that. Choose ${dollars(most)} or less.`,
    );
  return ok({ is: 'cap', cap });
}

function readModels(words: readonly string[], choices: readonly string[]): Result<ModelWish, string> {
  const models: Partial<Record<ModelTask, string>> = {};
  for (const word of words) {
    const at = word.indexOf('=');
    const task = at < 0 ? null : TASKS.get(word.slice(0, at).toLowerCase());
    // A name may hold an equals sign itself.
    const whole = choices.includes(word);
    const name = whole || at < 0 ? word : word.slice(at + 1);
    if (task === undefined && !whole)
      return refuse(`A task is lines, checks or headlines, such as lines=${choices[0] ?? 'small'}.`);
    if (!choices.includes(name))
      return refuse(`Projects may choose from ${choices.join(', ')}; whoever runs me sets that. Choose one of them.`);
    for (const one of whole || task === null || task === undefined ? MODEL_TASKS : [task]) models[one] = name;
  }
  return ok({ is: 'models', models });
}

/** A project's choice after a wish; undefined: it has none. */
export function wished(own: ProjectModels | undefined, wish: ModelWish): ProjectModels | undefined {
  const before = own ?? { models: {}, cap: null };
  switch (wish.is) {
    case 'on':
    case 'off':
      return own;
    case 'usual':
      return undefined;
    case 'models':
      return { ...before, models: { ...before.models, ...wish.models } };
    case 'cap':
      return { ...before, cap: wish.cap };
  }
}
