import { nameToEmoji } from 'gemoji';

/** Names that Slack has and gemoji spells otherwise. Source: iamcal/emoji-data, which Slack's names come from. */
const SLACK_NAMES: Readonly<Record<string, string>> = {
  thumbsup_all: '👍',
  simple_smile: '🙂',
  slightly_smiling_face: '🙂',
  upside_down_face: '🙃',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_red_circle: '🔴',
  large_blue_square: '🟦',
  spiral_calendar_pad: '🗓️',
  hourglass_flowing_sand: '⏳',
  face_with_thermometer: '🤒',
  palm_tree: '🌴',
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  female_technologist: '👩‍💻',
  male_technologist: '👨‍💻',
  robot_face: '🤖',
  hugging_face: '🤗',
  thinking_face: '🤔',
  technologist: '🧑‍💻',
  sunrise_over_mountains: '🌄',
  crescent_moon: '🌙',
};
const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'];

/** `:name:` as people type it, with the tone of a skin where there is one. */
export const EMOJI_NAME = /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/giu;

/** The character of that name; undefined for a name that neither Slack nor gemoji has. */
export function emojiFor(name: string, tone?: number): string | undefined {
  const [plain = '', skin] = name.toLowerCase().split('::skin-tone-');
  const found = SLACK_NAMES[plain] ?? (Object.hasOwn(nameToEmoji, plain) ? nameToEmoji[plain] : undefined);
  const wanted = tone ?? (skin === undefined ? undefined : Number(skin));
  if (found === undefined || wanted === undefined) return found;
  return `${found}${TONES[wanted - 2] ?? ''}`;
}
