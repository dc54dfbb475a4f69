/** `story sign-off`: a person who answers for it has read what a story may do to people. */
import { hasRoleOn, memberNamed, rolesOf } from '../features/members/members.ts';
import { appearancesOf, signOffStory } from '../features/stories/stories.ts';
import { KnownError } from '../platform/http/errors.ts';
import { act } from './act-on-story.ts';
import { needed } from './verb.ts';
import type { Verb } from './verb.ts';
import type { Desk } from './with-desk.ts';

export const signOffVerb: Verb = {
  usage: 'story sign-off STORY --by MEMBER --note TEXT [--correction TEXT]',
  help: 'Says that an editor has read its newest words for what they may do to people; other words need another. With the note of a correction, where one is to follow. Publishes nothing.',
  takes: 1,
  options: { by: { type: 'string' }, note: { type: 'string' }, correction: { type: 'string' } },
  run: (context, [named], { by, note, correction }) => {
    const [member, text] = [needed(by, '--by MEMBER'), needed(note, '--note TEXT')];
    const said = { note: text, ...(typeof correction === 'string' ? { correction } : {}) };
    return act(context, named, 'signed off', async (desk, storyId) => {
      const memberId = await whoMaySign(desk, storyId, member);
      const { risks } = await signOffStory(desk.db, storyId, said, `member:${memberId}`, context.now());
      return { data: { risks, by: memberId }, lines: [`signed off: ${risks.join(', ')}`] };
    });
  },
};

/** Throws `forbidden` for a member who answers for none of the sites on which it stands. */
async function whoMaySign({ db }: Desk, storyId: number, named: string): Promise<number> {
  const member = await memberNamed(db, named);
  const roles = rolesOf('story.sign-off');
  for (const { siteId } of await appearancesOf(db, storyId))
    if (await hasRoleOn(db, member.id, roles, siteId)) return member.id;
  throw new KnownError('forbidden', `${member.name} is none of ${roles.join(', ')} there.`);
}
