import type { ChannelId, DeliveryKey, ProjectId, UserId } from './ids.ts';
import type { Instant, LocalDate } from './time.ts';

const key = (...parts: string[]): DeliveryKey => parts.join(':') as DeliveryKey;

/** The question; also the subject of everything said about it. */
export const promptKey = (project: ProjectId, user: UserId, date: LocalDate): DeliveryKey =>
  key('prompt', project, user, date);
/** The subject of a message that shows the questions of several projects; `host` was the first of them. */
export const togetherSubject = (host: DeliveryKey): string => `${host}:together`;
/** The question again, after a snooze until `until`. */
export const againKey = (project: ProjectId, user: UserId, date: LocalDate, until: Instant): DeliveryKey =>
  key('again', project, user, date, until);
/** The one nudge. */
export const nudgeKey = (project: ProjectId, user: UserId, date: LocalDate): DeliveryKey =>
  key('nudge', project, user, date);
/** The parent of a date's thread; also the subject of everything said about the run. */
export const runKey = (project: ProjectId, date: LocalDate): DeliveryKey => key('run', project, date);
/** A person's reply in the thread. */
export const answerKey = (project: ProjectId, user: UserId, date: LocalDate): DeliveryKey =>
  key('answer', project, user, date);
/** The digest of a run. */
export const digestKey = (project: ProjectId, date: LocalDate): DeliveryKey => key('digest', project, date);
/** What waits of a digest for a person, as the subject of everything said about it. */
export const reviewSubject = (project: ProjectId, date: LocalDate): string => `review:${project}:${date}`;
/** Asks a reviewer about it; `at` tells one asking from the next, where the one before was never sent. */
export const reviewKey = (project: ProjectId, date: LocalDate, user: UserId, at: Instant): DeliveryKey =>
  key('review', project, date, user, at);
/** What goes on from the digest of a run in its thread, from 1. */
export const digestPartKey = (project: ProjectId, date: LocalDate, number: number): DeliveryKey =>
  key('digest', project, date, 'part', String(number));
/** A project's week that ends on `last`; also the subject of everything said about it. */
export const weeklyKey = (project: ProjectId, last: LocalDate): DeliveryKey => key('weekly', project, last);
/** The same because somebody wanted it, told apart by the moment of their preview. */
export const weeklyWishKey = (project: ProjectId, last: LocalDate, at: Instant): DeliveryKey =>
  key('weekly', project, last, at);
/** What goes on from a weekly in its thread, from 1. */
export const weeklyPartKey = (weekly: DeliveryKey, number: number): DeliveryKey => key(weekly, 'part', String(number));
/** A week in plain words to one of its readers; `wish` tells one sending by hand from the next. */
export const stakeholderKey = (
  project: ProjectId,
  last: LocalDate,
  target: string,
  wish: Instant | null,
): DeliveryKey => key('weekly', project, last, 'stakeholders', target, ...(wish === null ? [] : [wish]));
/** Tells a project's channel that others read its week from now on. */
export const stakeholdersToldKey = (project: ProjectId, at: Instant): DeliveryKey => key('stakeholders', project, at);
/** The same to one lead, where the answers are for the leads only. */
export const leadDigestKey = (project: ProjectId, date: LocalDate, lead: UserId): DeliveryKey =>
  key('digest', project, date, lead);
/** What a blocker is called as the subject of everything said about it. */
export const blockerSubject = (number: number): string => `blocker:${number}`;
/** The same for what its owner is told, which stays true when somebody sees to it. */
export const blockerNewsSubject = (number: number): string => `blocker-news:${number}`;
/** The helper's card, once per day at most: again only where the one before was never sent. */
export const helperKey = (number: number, helper: UserId, date: LocalDate): DeliveryKey =>
  key('blocker-helper', String(number), helper, date);
/** The one escalation to a lead. */
export const leadKey = (number: number, lead: UserId): DeliveryKey => key('blocker-lead', String(number), lead);
/** Tells the owner what somebody did about it at a moment. */
export const ownerKey = (number: number, at: Instant): DeliveryKey => key('blocker-owner', String(number), at);
/** Asks the author about doubtful lines of an answer; `cause` tells one asking from the next. */
export const doubtsKey = (project: ProjectId, user: UserId, date: LocalDate, cause: string): DeliveryKey =>
  key('doubts', project, user, date, cause);
/** What a bet is called as the subject of everything said about it. */
export const hypothesisSubject = (number: number): string => `hypothesis:${number}`;
/** What is said unasked of a bet's risk; untrue once it rests or is decided. */
export const riskSubject = (number: number): string => `risk:${number}`;
/** The card of a bet in its channel; when it was written tells it from a deleted one of that number. */
export const hypothesisCardKey = (number: number, writtenAt: Instant): DeliveryKey =>
  key('hypothesis-card', String(number), writtenAt);
/** Pins the card of a bet, or takes the pin away. */
export const pinKey = (card: DeliveryKey, pinned: boolean): DeliveryKey => key(pinned ? 'pin' : 'unpin', card);
/** The data readiness report of a bet in its channel, once a day. */
export const hypothesisDataKey = (number: number, writtenAt: Instant, on: LocalDate): DeliveryKey =>
  key('hypothesis-data', String(number), writtenAt, on);
/** What one person is told of a bet; `occasion` tells one piece of news from the next. */
export const hypothesisNewsKey = (number: number, user: UserId, occasion: string): DeliveryKey =>
  key('hypothesis-news', String(number), user, occasion);
/** First words to a person: once per workspace, whatever projects they join. */
export const introductionKey = (user: UserId): DeliveryKey => key('introduction', user);
/** Of the offers in a channel to set its project up. */
export const welcomeSubject = (channel: ChannelId): string => `welcome:${channel}`;
/** First words in a channel; `at` tells one invitation from the next. */
export const welcomeKey = (channel: ChannelId, at: Instant): DeliveryKey => key('welcome', channel, at);
/** A change of what `target` says; `cause` tells one change from the next. */
export const editKey = (target: DeliveryKey, cause: string): DeliveryKey => key('edit', target, cause);
/** An answer to something a person wrote or did, told apart by its id. */
export const replyKey = (user: UserId, id: string): DeliveryKey => key('reply', user, id);
/** What a lead is told of a project; `occasion` tells one piece of news from the next. */
export const leadNewsKey = (project: ProjectId, user: UserId, occasion: string): DeliveryKey =>
  key('lead-news', project, user, occasion);
/** Of all that a member is told of what they are in a project. */
export const recastSubject = (project: ProjectId, user: UserId): string => `recast:${project}:${user}`;
/** What a person is told about a new zone of theirs, once for each time that Slack names one. */
export const travelKey = (user: UserId, heardAt: Instant): DeliveryKey => key('travel', user, heardAt);
/** Proposes the holidays that follow those until `until`, once for each time that it is due. */
export const holidaysKey = (user: UserId, dueAt: Instant): DeliveryKey => key('holidays', user, dueAt);
/** Tells somebody that a lead keeps their holidays. */
export const holidaysByLeadKey = (user: UserId, at: Instant): DeliveryKey => key('holidays-by-lead', user, at);
/** The card of a new project. */
export const projectKey = (project: ProjectId): DeliveryKey => key('project', project);
/** Tells one of two people of something to settle while both are at work, once for each stretch of shared hours. */
export const overlapKey = (to: 'helper' | 'owner', number: number, user: UserId, from: Instant): DeliveryKey =>
  key(`overlap-${to}`, String(number), user, from);
/** What an ask is called as the subject of everything said about it. */
export const askSubject = (project: ProjectId, number: number): string => `ask:${project}:${number}`;
/** The same about what one asked the other, once for each stretch of hours that the two share. */
export const overlapAskKey = (
  to: 'asked' | 'asker',
  project: ProjectId,
  user: UserId,
  other: UserId,
  from: Instant,
): DeliveryKey => key(`overlap-ask-${to}`, project, user, other, from);
/** The same about a bet. */
export const overlapBetKey = (about: string, number: number, user: UserId, from: Instant): DeliveryKey =>
  key(`overlap-bet-${about}`, String(number), user, from);
/** Announces a clock change to a project, so many days ahead. */
export const clockChangeKey = (project: ProjectId, at: Instant, ahead: number): DeliveryKey =>
  key('clock-change', project, at.slice(0, 10), String(ahead));
/** Tells somebody, as their working day of a date starts, what was written while they were off. */
export const regionalKey = (project: ProjectId, user: UserId, date: LocalDate): DeliveryKey =>
  key('regional', project, user, date);
/** The subject of all of those in a project whose night ended on a date in UTC. */
export const regionalSubject = (project: ProjectId, utc: LocalDate): string => `regional:${project}:${utc}`;
/** Tells an owner that an item is at risk, or for new reasons. */
export const riskKey = (project: ProjectId, item: string, user: UserId, date: LocalDate): DeliveryKey =>
  key('risk', project, item, user, date);
/** Tells those who follow a bet in its thread that it stays at risk. */
export const riskThreadKey = (project: ProjectId, number: number, date: LocalDate): DeliveryKey =>
  key('risk-thread', project, String(number), date);
/** What a handover is called as the subject of everything said about it. */
export const handoverSubject = (project: ProjectId, number: number): string => `handover:${project}:${number}`;
/** Tells one person of a handover at a moment: whom it waits for, or its giver what came of it. */
export const handoverKey = (
  to: 'next' | 'back',
  project: ProjectId,
  number: number,
  user: UserId,
  at: Instant,
): DeliveryKey => key(`handover-${to}`, project, String(number), user, at);
