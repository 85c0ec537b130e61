import type { Ports } from '#ports/index.ts';

const never = (): never => {
  throw new Error('this job asks Slack nothing');
};
/** No holidays are known. */
export const noBooks: Ports['holidays'] = { of: () => Promise.resolve(null) };
/** A chat that nothing may be asked of. */
export const silentChat: Ports['chat'] = {
  show: never,
  redraw: never,
  sendFiles: never,
  publishHome: never,
  homeStands: never,
  profile: never,
  membersOf: never,
  status: never,
  channelName: never,
};
/** Whatever goes wrong ends the benchmark. */
export const loudLog: Ports['log'] = {
  info: () => undefined,
  warn: () => undefined,
  error(sentence, facts) {
    throw new Error(`${sentence}: ${JSON.stringify(facts)}`);
  },
};
