import type { WorkspaceHealth } from '#domain/home.ts';
import { count } from './kit.ts';

/** Whether anything waits or went wrong. */
export const hasTrouble = ({ overdue, failed, unheard }: WorkspaceHealth): boolean => overdue + failed + unheard > 0;

/** What waits and what went wrong, a line each. */
export const troubleLines = ({ overdue, failed, unheard }: WorkspaceHealth): string[] => [
  overdue === 0
    ? 'Nothing waits to be sent for longer than ten minutes'
    : `${count(overdue, 'message waits', 'messages wait')} for longer than ten minutes`,
  failed === 0
    ? 'Slack has refused no message for good since yesterday'
    : `Slack refused ${count(failed, 'message')} for good since yesterday`,
  unheard === 0
    ? 'Everything received is worked through'
    : `${count(unheard, 'event')} received and not worked through`,
];
