/** Numbers of the bets that a text may name, such as `H12`; whether they are bets only whoever knows them can tell: `H100` is hardware too. */
export const betsNamed = (text: string): Set<number> =>
  new Set([...text.matchAll(/(?<![\p{L}\p{N}])H(\d{1,9})(?![\p{L}\p{N}])/gu)].map(([, digits]) => Number(digits)));

/** Whether what somebody wrote is about bet `number`: it names no other of `known`, or it too. */
export function isAboutBet(text: string, number: number, known: ReadonlySet<number>): boolean {
  const named = betsNamed(text).intersection(known);
  return named.size === 0 || named.has(number);
}
