/** Where the hub is for whoever follows a link that the command line prints or mails. */
import { siteOrigin } from '../features/network/network.ts';
import type { Network } from '../features/network/network.ts';
import { publicPortOf } from '../public-port.ts';
import type { CliContext } from './verb.ts';

/** Where the newsroom is, and with it what agencies push to. */
export function newsroomOriginOf({ config }: CliContext, { settings }: Network): string {
  const { publicScheme: scheme } = config;
  return siteOrigin({ host: settings.newsroomHost }, { scheme, port: publicPortOf(config) });
}

export function hubOriginOf({ config }: CliContext, { settings }: Network): string {
  const { publicScheme: scheme } = config;
  return siteOrigin({ host: settings.hubHost }, { scheme, port: publicPortOf(config) });
}
