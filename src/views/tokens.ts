import type { KnownBlock } from '@slack/types';
import type { TokenList } from '#domain/project-message.ts';
import { dateInWords } from '#domain/time-words.ts';
import { localDate } from '#domain/time.ts';
import {
  actions,
  button,
  code,
  context,
  count,
  header,
  oneLine,
  paragraph,
  plain,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';

const NAME_MAX = 40;

/** The tokens of a project, each with its end; the secret of a new one, once. */
export function tokenList(message: TokenList): View {
  const name = projectName(message.projectName);
  const { tokens, made } = message;
  const spoken = made ? `A new token for ${name}. Copy it now.` : `${name} has ${count(tokens.length, 'token')}.`;
  return view(spoken, [
    header(`Tokens for machines · ${name}`),
    ...(made ? secretOf(made, message.address) : []),
    ...(tokens.length === 0
      ? [section('There is none yet. A training script needs one to log readings of bets.')]
      : []),
    ...tokens.map((token): KnownBlock => ({
      type: 'section',
      text: plain(lineOf(token, message), 300),
      accessory: revoke(token),
    })),
    actions(
      button('token.make', 'Make a token', message.project, ...(tokens.length === 0 ? (['primary'] as const) : [])),
    ),
    context(
      'A token lets whoever has it log readings of this project’s bets, and nothing else. How: docs/readings.md, or `/project tokens new NAME` to name a new one.'.replaceAll(
        '`',
        '',
      ),
    ),
  ]);

  function revoke({ id }: TokenList['tokens'][number]) {
    return { ...button('token.revoke', 'Revoke', JSON.stringify([message.project, id])), style: 'danger' as const };
  }
}

function secretOf({ name, secret }: NonNullable<TokenList['made']>, address: TokenList['address']): KnownBlock[] {
  const line = `curl -H "Authorization: Bearer ${secret}" -d '{"hypothesis":"H12","value":0.83,"n":200}' ${address ?? 'http://THIS-SERVER:PORT'}/api/readings`;
  return [
    rich(
      paragraph(
        `The token ${oneLine(name, NAME_MAX, 'new')} is `,
        code(secret),
        '. It is shown this once: copy it now.',
      ),
    ),
    rich({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: line }] }),
    ...(address === null
      ? [section('Nothing listens for readings yet: whoever runs Meridian has to set READINGS_PORT first.')]
      : []),
  ];
}

function lineOf({ name, hint, at, usedAt }: TokenList['tokens'][number], { zone }: TokenList): string {
  const used = usedAt === null ? 'never used' : `last used ${dateInWords(localDate(usedAt, zone), 'with year')}`;
  const since = dateInWords(localDate(at, zone), 'with year');
  return `${oneLine(name, NAME_MAX, 'token')} · ends in ${hint} · made ${since} · ${used}`;
}
