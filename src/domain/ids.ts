/** Slack's id of a workspace (`T…`) or, for an Enterprise install, of the organisation (`E…`). */
export type WorkspaceId = string & { readonly __id: 'workspace' };
/** Slack's id of a person, unique inside a workspace (`U…` or `W…`). */
export type UserId = string & { readonly __id: 'user' };
/** Slack's id of a conversation: channel `C…`, old private channel `G…`, direct message `D…`. */
export type ChannelId = string & { readonly __id: 'channel' };
/** Meridian's own id of a project. */
export type ProjectId = string & { readonly __id: 'project' };
/** Names the occasion of something said on a schedule; one occasion is said once. */
export type DeliveryKey = string & { readonly __id: 'delivery' };

/** Where a message stands in Slack: conversation and timestamp. */
export interface MessageRef {
  readonly channel: ChannelId;
  readonly ts: string;
}
