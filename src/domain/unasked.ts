import type { Message } from './message.ts';
import type { NudgeRule } from './nudge.ts';

/**
 * The rule by which a private message is sent that its reader did not ask for: it waits for the end of their do-not-disturb, says why
 * it came, can be put off and called useless.
 *
 * returns: null: it answers what its reader did or chose (the question at their own time, a reply, a change of their zone or of their
 * blocker, the leads' digest), it was settled, or it stands in a channel.
 */
export function unaskedRule(message: Message): NudgeRule | null {
  switch (message.kind) {
    case 'nudge':
      return 'reminder';
    case 'overlap-nudge':
    case 'overlap-bet':
      return 'overlap';
    case 'overlap-ask':
      return message.state.is === 'open' ? 'overlap' : null;
    case 'risk-nudge':
      return message.to === 'thread' ? null : 'risk';
    case 'blocker-card':
      if (message.look.state.is === 'closed') return null;
      return message.to === 'helper' ? 'blocker-helper' : message.to === 'lead' ? 'blocker-lead' : null;
    case 'handover-card':
      return isHandedNow(message) ? (message.shared ? 'overlap' : 'handover') : null;
    case 'hypothesis-card':
      return message.occasion.to === 'channel' || message.occasion.to === 'reader' ? null : 'bet';
    case 'hypothesis-check-ins':
      return 'bet';
    case 'holidays':
      return message.state.is === 'asked' ? 'holidays' : null;
    case 'lead-note':
      return 'lead';
    case 'regional':
      return 'regional';
    case 'review-card':
      return message.state !== 'open' ? null : message.shared ? 'overlap' : 'review';
    default:
      return null;
  }
}

/** It waits for its reader, or came back to them. */
const isHandedNow = ({ to, look }: Extract<Message, { kind: 'handover-card' }>): boolean =>
  (to === 'next' && look.state.is === 'open') || (to === 'back' && look.state.is === 'returned');
