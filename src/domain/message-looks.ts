import type { BlockerLook } from './blocker-message.ts';
import type { Message } from './message.ts';

/** The message with each of the blockers that it shows as `anew` gives it. */
export function withLooks(message: Message, anew: (look: BlockerLook) => BlockerLook): Message {
  switch (message.kind) {
    case 'blocker-card':
    case 'overlap-nudge':
      return { ...message, look: anew(message.look) };
    case 'blocker-doubts':
      return { ...message, looks: message.looks.map(anew) };
    case 'blocker-list':
      return { ...message, open: message.open.map(anew), closed: message.closed?.map(anew) ?? null };
    case 'prompt':
    case 'digest':
    case 'regional':
    case 'standup-status':
      return { ...message, ...(message.blockers && { blockers: message.blockers.map(anew) }) };
    case 'weekly':
    case 'weekly-part': {
      const fresh = (those: typeof message.open) => those.map((one) => ({ ...one, look: anew(one.look) }));
      return { ...message, open: fresh(message.open), resolved: fresh(message.resolved) };
    }
    case 'prompts':
      return {
        ...message,
        parts: message.parts.map((part) =>
          part.kind === 'prompt' && part.blockers ? { ...part, blockers: part.blockers.map(anew) } : part,
        ),
      };
    default:
      return message;
  }
}
