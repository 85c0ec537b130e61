import type { BlockerKind } from './blocker.ts';

/** In the order in which they are tried: "no access to the GPUs" is about access. */
const SIGNS: readonly (readonly [BlockerKind, RegExp])[] = [
  [
    'access',
    /\b(?:access|permissions?|credentials?|log ?in|password|vpn|tokens?|api keys?|invite|accounts?|maintainer perms)\b/u,
  ],
  ['review', /\b(?:re-?)?reviews?\b|\bapproval\b|\bneeds? merg(?:e|ing)\b/u],
  [
    'decision',
    /\b(?:decisions?|decide[ds]?|sign-?off|go[ /-]?no[ /-]?go|which (?:one|way)|should (?:we|i)|guidance)\b/u,
  ],
  [
    'compute',
    /\b(?:gpus?|tpus?|cluster|nodes?|quota|slurm|queue|compute|out of memory|oom|disk (?:space|full)|runners?|workers?)\b/u,
  ],
  ['data', /\b(?:data ?sets?|data|labels?|labell?ing|annotations?|annotators?|corpus|shards?|samples?|eval set)\b/u],
];

/** What kind of blocker the words speak of, by plain signs; `other` where they show none. A person may choose otherwise. */
export function kindOf(text: string): BlockerKind {
  const said = text.replace(/https?:\/\/\S+/giu, ' ').toLowerCase();
  return SIGNS.find(([, sign]) => sign.test(said))?.[0] ?? 'other';
}
