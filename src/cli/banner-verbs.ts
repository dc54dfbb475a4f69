/** Banners by command. */
import { bannerLevels, endBanner, newestBanners, raiseBanner, usualHours } from '../features/banners/banners.ts';
import { machineTime } from '../features/network/network.ts';
import { findStory } from '../features/stories/stories.ts';
import { toMoment } from './to-moment.ts';
import { siteOption } from './site-option.ts';
import { needed, UsageError } from './verb.ts';
import type { Verb } from './verb.ts';
import { withDesk } from './with-desk.ts';

const actor = 'desk:cli';

export const bannerVerbs: Record<string, Verb> = {
  'banner raise': {
    usage: 'banner raise TEXT [--ja TEXT] [--story STORY] [--site KEY] [--level info|urgent] [--until TIME]',
    help: `Puts a line above every page, for ${usualHours} hours if nothing is said; English, and Japanese by --ja.`,
    takes: 1,
    options: {
      ...{ ja: { type: 'string' }, story: { type: 'string' }, site: { type: 'string' } },
      ...{ level: { type: 'string' }, until: { type: 'string' } },
    },
    run: (context, [text], options) =>
      withDesk(context, async ({ db, network }) => {
        const now = context.now();
        const { ja, story, site, until, level = 'urgent' } = options;
        const known = bannerLevels.find((candidate) => candidate === level);
        if (!known) throw new UsageError(`“${level}” is no level: ${bannerLevels.join(', ')}.`);
        const expiresAt =
          typeof until === 'string' ? toMoment('--until', until) : new Date(now.getTime() + usualHours * 3_600_000);
        const banner = {
          siteId: siteOption(network, site)?.id ?? null,
          level: known,
          words: { en: needed(text, 'TEXT'), ...(typeof ja === 'string' ? { ja } : {}) },
          storyId: typeof story === 'string' ? await findStory(db, network, story) : null,
          startsAt: now,
          expiresAt,
        };
        const id = await raiseBanner(db, banner, actor);
        context.result({ bannerId: id, expiresAt }, `banner ${id} stands until ${machineTime(expiresAt)}`);
      }),
  },
  'banner end': {
    usage: 'banner end BANNER',
    help: 'Takes a banner away before its time.',
    takes: 1,
    run: (context, [named]) =>
      withDesk(context, async ({ db }) => {
        const id = needed(named, 'BANNER (its number)');
        if (!/^[1-9]\d{0,8}$/.test(id)) throw new UsageError('BANNER is a number, as `banner list` gives it.');
        await endBanner(db, Number(id), actor, context.now());
        context.result({ bannerId: Number(id), done: 'ended' }, `banner ${id} is gone`);
      }),
  },
  'banner list': {
    usage: 'banner list',
    help: 'The newest banners: number, until when, level, site, words.',
    run: (context) =>
      withDesk(context, async ({ db, network }) => {
        for (const banner of await newestBanners(db, 30)) {
          const until = banner.endedAt ?? banner.expiresAt;
          const standing = until > context.now() && banner.startsAt <= context.now();
          const site = banner.siteId === null ? 'all' : (network.siteById(banner.siteId)?.key ?? '');
          context.result(
            { ...banner, standing, site },
            `${String(banner.id).padStart(4)}  ${standing ? 'until' : 'ended'} ${machineTime(until)}  ${banner.level.padEnd(6)}  ${site.padEnd(10)}  ${banner.words.en ?? banner.words.ja ?? ''}`,
          );
        }
      }),
  },
};
