/** Which section and slug an address below `/category/` names. */
import type { Network, Section, Site } from '../../features/network/network.ts';

/** `section`: one that the path names whole; else the one above, with the slug of a story. */
export function categoryAddress(
  network: Network,
  site: Site,
  params: Readonly<Record<string, string>>,
): { section: Section } | { above: Section; slug: string } | undefined {
  const named = ['section', 'sub', 'segment'].map((name) => params[name]).filter((part) => part !== undefined);
  const path = named.join('/').replace(/\.lite$/, '');
  const section = network.sectionByPath(site, path);
  if (section) return { section };
  const slug = path.slice(path.lastIndexOf('/') + 1);
  const above = network.sectionByPath(site, path.slice(0, -slug.length - 1));
  return above && /^[a-z0-9-]{1,120}$/.test(slug) ? { above, slug } : undefined;
}

/** Undefined where the address is a section's. */
export function sectionAndSlug(
  network: Network,
  site: Site,
  params: Readonly<Record<string, string>>,
): { section: Section; slug: string } | undefined {
  const address = categoryAddress(network, site, params);
  return address && 'above' in address ? { section: address.above, slug: address.slug } : undefined;
}
