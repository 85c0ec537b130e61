import { z } from 'zod';
import type { ProjectId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import { refused } from '#domain/verb.ts';
import { administered } from '#flows/project.ts';
import { makeToken, revokeToken, tokensOf } from '#flows/tokens.ts';
import type { Button } from '#ports/doors.ts';
import { forAdministrators, here, no, projectButton, say, whoOf, type AboutProject } from './project-kit.ts';

const DEFAULT_NAME = 'training scripts';

const list = forAdministrators(async ({ store }, _call, project, member) =>
  say(await tokensOf(store, project, member)),
);

const make = (name: string): AboutProject =>
  forAdministrators(async (ports, call, project, member) => {
    const made = await makeToken(ports, whoOf(call), project, name, call.now);
    if (made.ok) return say(await tokensOf(ports.store, project, member, made.value));
    return say(
      refused(
        `There are ${made.error.most} tokens already. Revoke one that is not needed any more, in \`/project tokens\`.`,
      ),
    );
  });

/** `/project tokens` lists them, with a name it makes one. */
export const tokenVerbs = {
  tokens: (name: string) =>
    name === '' ? ok({ changes: false, run: here(list) }) : ok({ changes: true, run: here(make(name)) }),
};

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
        return member ? say(await tokensOf(ports.store, allowed.value, member)) : { kind: 'silent' };
      },
    });
  },
};

/** The buttons about a project's tokens. */
export const tokenDoors = { buttons: [makeButton, revokeButton] };
