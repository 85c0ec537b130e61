import type { HypothesisLook } from '#domain/hypothesis-message.ts';
import { count, listed, oneLine } from './kit.ts';

type Line = readonly [string, string];

/** Of the others, the newest; what it is judged by never falls off. */
const OTHERS_MAX = 2;
/** More than these of one bet are counted, the first and the newest told. */
const POSTS_MAX = 12;
const WORDS: Readonly<Record<string, string>> = {
  box: 'time-box',
  killRule: 'kill rule',
  evaluation: 'evaluation set',
  worthwhile: 'least gain',
};

/** Every move of the metric and the target, oldest first, then the newest others and what else was moved. */
export function movedLines({ moved }: Pick<HypothesisLook, 'moved'>): Line[] {
  const posts = moved.filter(isPost);
  const others = moved.filter((one) => !isPost(one));
  const hidden = posts.length > POSTS_MAX ? posts.length - POSTS_MAX : 0;
  const shown = hidden > 0 ? [...posts.slice(0, POSTS_MAX / 2), ...posts.slice(-POSTS_MAX / 2)] : posts;
  const rest = others.slice(0, -OTHERS_MAX);
  return [
    ...shown.map(line),
    ...(hidden > 0 ? [['Goal posts moved', `${count(hidden, 'more time')} in between`] as const] : []),
    ...others.slice(-OTHERS_MAX).map(line),
    ...(rest.length > 0
      ? [['Moved before', listed([...new Set(rest.map(({ field }) => WORDS[field] ?? field))], 6)] as const]
      : []),
  ];
}

const isPost = ({ field }: HypothesisLook['moved'][number]): boolean => field === 'target' || field === 'metric';

const line = ({ field, from, to, day }: HypothesisLook['moved'][number]): Line => [
  'Goal post moved',
  `${WORDS[field] ?? field} from ${oneLine(from, 60, 'nothing')} to ${oneLine(to, 60, 'nothing')} on day ${day}`,
];
