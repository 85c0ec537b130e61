/**
 * Writes what happened for the operator: a static sentence and facts.
 * Facts hold ids, counts and Slack's error codes; never what a person wrote, never a token.
 */
export interface Log {
  info(sentence: string, facts?: object): void;
  warn(sentence: string, facts?: object): void;
  error(sentence: string, facts?: object): void;
}
