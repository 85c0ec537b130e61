import { z } from 'zod';
import type { ProjectId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { administered } from '#flows/project.ts';
import { makeToken, revokeToken, tokensOf } from '#flows/tokens.ts';
import type { Button, Deed } from '#ports/doors.ts';
import { forAdministrators, here, no, projectButton, say, whoOf, type AboutProject } from './project-kit.ts';

const DEFAULT_NAME = 'training scripts';

const list = forAdministrators(async (ports, _call, project, member) => say(await tokensOf(ports, project, member)));

const make = (name: string): AboutProject =>
  forAdministrators(async (ports, call, project, member) => {
    const made = await makeToken(ports, whoOf(call), project, name, call.now);
    if (made.ok) return say(await tokensOf(ports, project, member, made.value));
    return say(
      refused(
        `There are ${made.error.most} tokens already. Revoke one that is not needed any more, in \`/project tokens\`.`,
      ),
    );
  });

/** `/project tokens` and `tokens list` list them, each with Revoke; `tokens new NAME` makes one, and nothing else does. */
export const tokenVerbs = {
  tokens: (rest: string): Result<Deed, Message> => {
    const [, verb = '', name = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(rest) ?? [];
    switch (verb.toLowerCase()) {
      case '':
      case 'list':
      case 'revoke':
        return ok({ changes: false, run: here(list) });
      case 'new':
      case 'make':
      case 'add':
        return ok({ changes: true, run: here(make(name === '' ? DEFAULT_NAME : name)) });
      case 'help':
        return ok({ changes: false, run: () => Promise.resolve(say(done(HELP))) });
      default:
        return refuse(
          refused(`To make a token of that name, write \`/project tokens new ${oneName(rest)}\`. ${HELP}`, rest),
        );
    }
  },
};

const HELP =
  '`/project tokens` lists the tokens of this project, each with Revoke; `/project tokens new NAME` makes one, whose secret is shown once.';
const oneName = (text: string): string => text.trim().replace(/\s+/g, ' ').replaceAll('`', '').slice(0, 40);

const makeButton: Button = {
  id: 'token.make',
  read(value) {
    const read = projectButton('token.make', make(DEFAULT_NAME)).read(value);
    return ok({ ...read.value, changes: true });
  },
};

const Which = z.tuple([z.string(), z.string()]);

const revokeButton: Button = {
  id: 'token.revoke',
  read(value) {
    const [project, id] = Which.parse(JSON.parse(value));
    return ok({
      changes: true,
      async run(ports, call) {
        const found = await ports.store.projects.find(call.workspace, project as ProjectId);
        const allowed = await administered(ports.store, whoOf(call), found);
        if (!allowed.ok) return no(allowed.error);
        await revokeToken(ports, whoOf(call), allowed.value, id, call.now);
        const member = await ports.store.members.find(call.workspace, call.who);
        return member ? say(await tokensOf(ports, allowed.value, member)) : { kind: 'silent' };
      },
    });
  },
};

/** The buttons about a project's tokens. */
export const tokenDoors = { buttons: [makeButton, revokeButton] };
