import type { SubCommand } from './sub-command.ts';

/** What an operator can ask for, in the order of the list. A line here and a file that exports `run` are a sub-command. */
export const subCommands: readonly SubCommand[] = [
  {
    name: 'when',
    about: 'prints the moment of a local time on each date, as date,instant',
    usage: 'when --zone <zone> --time <HH:mm> --from <YYYY-MM-DD> [--to <YYYY-MM-DD>]',
    load: () => import('./when.ts'),
  },
  {
    name: 'doctor',
    about: 'says whether time zones, settings, database and Slack are healthy',
    usage: 'doctor',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'manifest',
    about: 'prints the manifest of the Slack app, its commands named as COMMANDS says',
    usage: 'manifest',
    load: () => import('./manifest.ts'),
  },
  {
    name: 'overlap',
    about: 'prints the hours that each team of a file shares, a line for each UTC date',
    usage: 'overlap --teams <file.json> --from <YYYY-MM-DD> [--to <YYYY-MM-DD>] --csv [--weekdays]',
    load: () => import('./overlap.ts'),
  },
  {
    name: 'backtest',
    about: 'scores the forecast of bets on cases whose outcome is known',
    usage:
      'backtest --cases <file.jsonl> --series <file.jsonl> [--milestones <file.jsonl>] [--picture <file.png>] [--refit] [--json]',
    load: () => import('./backtest.ts'),
  },
  {
    name: 'audit',
    about: 'prints the administrative acts of a workspace, newest first, one JSON object a line',
    usage: 'audit [--workspace <id>] [--project <id>] [--last <count>]',
    load: () => import('./audit.ts'),
  },
  {
    name: 'import',
    about:
      'brings in what a team said before; without --write it only says what would come of it (docs/import-export.md)',
    usage:
      'import standups <file.jsonl|file.csv> --project <name> [--columns member=author,plan=next] [--people <file.json>] [--former] [--workspace <id>] [--write]',
    load: () => import('./import.ts'),
  },
  {
    name: 'digest',
    about: 'prints the summary of a file of updates, every line with the words it rests on',
    usage: 'digest --updates <file.jsonl> [--from <date>] [--to <date>] [--llm <url> --model <name>] [--json]',
    load: () => import('./digest.ts'),
  },
  {
    name: 'costs',
    about: 'prints what the language model cost, by week and purpose, or every day, project and model as CSV',
    usage: 'costs [--csv] [--from <date>] [--to <date>] [--workspace <id>]',
    load: () => import('./costs.ts'),
  },
  {
    name: 'cases',
    about: 'prints what reviewers made of lines that a check held, one JSON object a line; people’s words stand in it',
    usage: 'cases [--workspace <id>] [--project <id>] [--from <date>]',
    load: () => import('./cases.ts'),
  },
  {
    name: 'risk-backtest',
    about: 'scores whom the risk engine would have called at risk, on real time-boxes whose end is known',
    usage: 'risk-backtest --milestones <file.jsonl> [--json]',
    load: () => import('./risk-backtest.ts'),
  },
  {
    name: 'check-the-checker',
    about: 'makes true claims false in every way and counts what the checks of a summary catch',
    usage: 'check-the-checker [--updates <file.jsonl> | --cases <file.jsonl>] [--json]',
    load: () => import('./check-the-checker.ts'),
  },
  {
    name: 'nudge-replay',
    about: 'counts how many unasked messages people would have been sent a week, over a file of real updates',
    usage: 'nudge-replay --updates <file.jsonl> [--json]',
    load: () => import('./nudge-replay.ts'),
  },
];
